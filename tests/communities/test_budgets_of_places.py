"""What communities cost at the store: calls, trips and units, counted where they leave the process."""

from collections.abc import Callable

from tests.cast.caller import Reply
from tests.cast.counting import Bill, counted
from tests.cast.house import House, done


def bill_of(act: Callable[[], Reply], status: int = 200) -> Bill:
    with counted() as bill:
        done(act(), status)
    return bill


def within(bill: Bill, trips: int, calls: int, read: float, written: float = 0) -> None:
    assert (bill.trips, bill.count) <= (trips, calls), bill
    assert bill.trips <= trips, bill
    assert bill.count <= calls, bill
    assert bill.read <= read, bill
    assert bill.written <= written, bill


def test_coming_and_going(house: House) -> None:
    anna, ines, acme = house.person("Anna"), house.person("Ines"), house.company()
    place = anna.founds("open", acme)
    within(bill_of(lambda: ines.joins(place)), 2, 2, 4, 16)
    within(bill_of(lambda: ines.leaves(place), 204), 2, 2, 4, 16)
    within(bill_of(lambda: anna.adds(place, ines)), 2, 2, 6, 16)
    within(bill_of(lambda: anna.adds(place, ines, "steward")), 2, 2, 6, 16)
    within(bill_of(lambda: ines.leaves(place), 204), 2, 2, 4, 16)
    first = house.guest(anna, acme, place)
    second = house.guest(anna, acme, place)
    within(bill_of(lambda: second.leaves(place), 204), 3, 3, 6, 16)
    # A guest who comes is in the audit log like anybody else: its entry is two units more.
    within(bill_of(lambda: anna.adds(place, second)), 3, 3, 8, 18)
    assert first.id != second.id


def test_looking(house: House) -> None:
    anna = house.person("Anna")
    places = [anna.founds("open", name=f"Budget {number}") for number in range(20)]
    house.settle()
    # What judges is four rows; eight more make the card, the last of them whether leads may be marked.
    within(bill_of(lambda: anna.get(f"/communities/{places[0]}")), 2, 2, 12)
    within(bill_of(lambda: anna.get("/communities")), 2, 2, 45)
    within(bill_of(lambda: anna.get("/communities?scope=discover&q=budget")), 3, 3, 80)
    within(bill_of(lambda: anna.get(f"/communities/{places[0]}/people")), 2, 3, 6)
    within(bill_of(lambda: anna.get(f"/communities/{places[0]}/audience")), 1, 1, 6)
    within(bill_of(lambda: anna.get(f"/communities/{places[0]}/eras")), 1, 1, 6)
    within(bill_of(lambda: anna.get("/communities/0123456789abc"), 404), 1, 1, 12)


def test_ones_own_requests(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    within(bill_of(lambda: ines.get("/me/requests")), 1, 2, 5)
    for _ in range(20):
        done(ines.post(f"/communities/{anna.founds()}/requests", {"answer": "I know pumps."}), 201)
    # What judges is four rows, the requests beside it are two units; a gate and a card for each of twenty.
    within(bill_of(lambda: ines.get("/me/requests")), 2, 3, 46)
