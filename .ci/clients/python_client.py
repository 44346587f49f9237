"""The official Python client of MCP adds, finds, completes and deletes tasks, or asks its user before it deletes one.

usage: python_client.py use URL TOKEN MODE VERSION
       python_client.py ask URL TOKEN
"""

import asyncio
import sys

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.types import ElicitResult


async def call(client, name, arguments, error=None):
    result = await client.call_tool(name, arguments)
    content = result.structured_content
    assert content.get("error") == error, content
    assert result.is_error == (error is not None), content
    return content


def connect(url, token, **options):
    http = httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}, timeout=20)
    return Client(streamable_http_client(url, http_client=http), **options)


async def ask(url, token):
    title = "Ask in Python"
    actions = ["decline", "accept"]

    async def answer(context, params):
        assert params.message == f"Delete “{title}”?", params
        return ElicitResult(action=actions.pop(0), content={})

    async with connect(url, token, elicitation_callback=answer) as client:
        await call(client, "add_tasks", {"tasks": [{"title": title}]})
        await call(client, "delete_tasks", {"tasks": [title]}, "REFUSED")
        deleted = await call(client, "delete_tasks", {"tasks": [title]})
        assert deleted["tasks"][0]["title"] == title, deleted


async def use(url, token, mode, version):
    async with connect(url, token, mode=mode) as client:
        assert client.protocol_version == version, client.protocol_version
        tools = (await client.list_tools()).tools
        assert "delete_tasks" in [tool.name for tool in tools]

        titles = [f"Python {version}", f"Snake {version}"]
        added = await call(client, "add_tasks", {"tasks": [{"title": title} for title in titles]})
        assert len(added["tasks"]) == 2, added
        found = await call(client, "find_tasks", {"query": f'"{titles[0]}"'})
        assert [task["title"] for task in found["tasks"]] == titles[:1], found
        completed = await call(client, "complete_tasks", {"tasks": titles[:1]})
        assert completed["tasks"][0]["status"] == "completed", completed

        tasks = [task["id"] for task in added["tasks"]]
        asked = await call(client, "delete_tasks", {"tasks": tasks}, "CONFIRMATION_REQUIRED")
        confirmed = {"tasks": tasks, "confirmation": asked["confirmation"]}
        deleted = await call(client, "delete_tasks", confirmed)
        assert len(deleted["tasks"]) == 2, deleted


asyncio.run({"use": use, "ask": ask}[sys.argv[1]](*sys.argv[2:]))
