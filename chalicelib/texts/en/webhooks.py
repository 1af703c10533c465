"""What people are told about webhooks, incoming messages and insights."""

TEXTS: dict[str, str] = {
    "url_refused": "This address is not called: it has to be https, a name on the internet, and port 443.",
    "url_unresolved": "This name leads nowhere for now.",
    "too_many_webhooks": "You have as many webhooks as one can have. Remove one first.",
    "too_many_bridges": "This community has as many webhooks as it can have.",
    "content_needs_open": "Words leave open communities only. Of a closed one a webhook is told ids alone.",
    "webhook_disabled": "This webhook is switched off. Switch it on first.",
    "still_waiting": "It is on its way already.",
    "too_many_attempts": "It has been sent often enough.",
    "insights_off": "This community does not let insights be marked.",
    "one_text": "Send either a body or a text.",
    "too_many_incoming": "This community takes messages from as many places as it can. Revoke one first.",
}
