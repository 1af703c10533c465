"""A cold start, as Lambda does it: `start.py FOLDER health|judged`, in a fresh process.

Imports nothing of ours but what is in the folder. Leaves with an error when the answer is not as foreseen.
"""

import json
import sys
import time
from importlib import import_module
from typing import Any, Final

ASKED: Final = {"health": ("/v1/health", 200), "judged": ("/v1/me", 401)}


def event(path: str) -> dict[str, Any]:
    """What API Gateway hands over for a GET with somebody's cookie."""
    return {
        "resource": path,
        "path": path,
        "httpMethod": "GET",
        "headers": {"Cookie": f"__Host-entrenous={'a' * 13}.{'a' * 43}", "Accept-Language": "en"},
        "multiValueHeaders": {},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "pathParameters": None,
        "stageVariables": None,
        "requestContext": {
            "httpMethod": "GET",
            "resourcePath": path,
            "path": f"/api{path}",
            "requestId": "cold",
            "identity": {"sourceIp": "127.0.0.1"},
        },
        "body": None,
        "isBase64Encoded": False,
    }


def main() -> None:
    """Imports the application, asks it once, looks at the status, and says the CPU spent until then.

    The last line is in milliseconds since the process began, so the interpreter's own start is in it.
    """
    folder, what = sys.argv[1:]
    path, status = ASKED[what]
    sys.path.insert(0, folder)
    answer = import_module("app").app(event(path), None)
    if answer["statusCode"] != status:
        sys.exit(json.dumps(answer))
    sys.stdout.write(f"{1000 * time.process_time():.1f}\n")


if __name__ == "__main__":
    main()
