"""Why somebody is told something."""

TEXTS = {
    "told_as_mentioned": "You are mentioned.",
    "told_as_answer": "Your comment was accepted as the answer.",
    "told_as_replied": "Somebody replied to your comment.",
    "told_as_own": "You wrote the post.",
    "told_as_following": "You follow this post.",
    "told_as_everything": "You want to hear of everything in this community.",
    "told_as_you": "It concerns you.",
    "told_as_steward": "You are a steward of this community.",
    "told_as_moderator": "You moderate this community.",
    "told_as_sponsor": "You are the sponsor of this guest.",
    "told_as_administrator": "You are an administrator of the network.",
    "told_as_inside": "You belong to this community.",
    "told_as_network": "It concerns everybody in the network.",
}
