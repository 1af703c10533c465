"""Why somebody is told something."""

TEXTS = {
    "because_mentioned": "You are mentioned.",
    "because_answer": "Your comment was accepted as the answer.",
    "because_replied": "Somebody replied to your comment.",
    "because_own": "You wrote the post.",
    "because_following": "You follow this post.",
    "because_everything": "You want to hear of everything in this community.",
    "because_you": "It concerns you.",
    "because_steward": "You are a steward of this community.",
    "because_moderator": "You moderate this community.",
    "because_sponsor": "You are the sponsor of this guest.",
    "because_administrator": "You are an administrator of the network.",
    "because_inside": "You belong to this community.",
    "because_network": "It concerns everybody in the network.",
}
