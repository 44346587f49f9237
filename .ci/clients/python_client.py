"""The official Python client of MCP adds, finds, completes and deletes tasks.

usage: python_client.py URL TOKEN MODE VERSION
"""

import asyncio
import sys

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client


async def call(client, name, arguments, error=None):
    result = await client.call_tool(name, arguments)
    content = result.structured_content
    assert content.get("error") == error, content
    assert result.is_error == (error is not None), content
    return content


async def use(url, token, mode, version):
    http = httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}, timeout=20)
    async with Client(streamable_http_client(url, http_client=http), mode=mode) as client:
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


asyncio.run(use(*sys.argv[1:]))
