"""What conversations say."""

TEXTS: dict[str, str] = {
    "someone": "someone",
    "audience_widened": "More people read this community than you were shown. "
    "Look who reads it now, and send again.",
    "closed": "This post is closed: it takes no more comments.",
    "not_yours": "Only its author may do this.",
    "not_a_question": "Only a question can have an answer.",
    "may_not_answer": "Only who asked and the moderators accept an answer.",
    "too_many_pins": "At most {most} posts can be on top. Take one down first.",
    "too_many_mentions": "At most {most} people can be mentioned at once.",
    "unknown_comment": "There is no such comment on this post, or none that you can see.",
    "one_level": "This is a reply already. Reply to the comment that it answers.",
}
