"""A text is shown before it is sent, to its writer only, and nothing is kept of it."""

from tests.cast.house import House, done


def test_a_preview_is_what_a_post_will_be(house: House) -> None:
    odile, milo = house.person("Odile Serre"), house.person("Milo Hart")
    place = odile.founds("private")
    odile.adds(place, milo)
    body = f"**So** [@](person:{milo.id}) #weir <script>x</script>"
    shown = done(odile.post(f"/communities/{place}/preview", {"body": body}))["html"]
    post = odile.posts(place, body)
    assert shown == done(odile.get(f"/posts/{post}"))["html"]
    assert "@Milo Hart" in shown
    assert "<script" not in shown


def test_only_who_may_write_there_is_shown_anything(house: House) -> None:
    odile, stranger = house.person("Odile Serre"), house.person("Jon Weir")
    closed, secret = odile.founds("private"), odile.founds("secret")
    draft = {"body": "Seen?"}
    assert stranger.post(f"/communities/{closed}/preview", draft).status == 403
    assert stranger.post(f"/communities/{secret}/preview", draft).status == 404
    assert odile.post(f"/communities/{closed}/preview", {"body": ""}).status == 422
