"""Pages in other languages: the one that is made up of English, what came from no catalogue, what has no room."""

import re

from tests.browser.seat import Seat

SPEAKING = """(() => {
    const real = window.fetch;
    window.fetch = async (asked, ...rest) => {
        const answer = await real(asked, ...rest);
        if (!answer.ok || !new URL(answer.url).pathname.endsWith("/api/v1/session")) return answer;
        const body = await answer.json();
        Object.assign(body.data.preferences, { language: "LANGUAGE", density: "compact" });
        return new Response(JSON.stringify(body), { status: answer.status, headers: answer.headers });
    };
})()"""
SPOKEN = re.compile(r"[a-z]{4,}")
"""A word, in a text that has not gone through the made-up language."""
PLAIN = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const box = node.parentElement;
        const text = node.textContent.trim();
        if (!text || text.includes("⟦") || text.includes("⟧") || text.includes("~")) continue;
        if (box.closest("code, pre, time, option, [data-raw]") || !box.checkVisibility()) continue;
        found.push(text);
    }
    return found;
}"""
CUT = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (!node.textContent.includes("⟦") || !node.parentElement.checkVisibility()) continue;
        range.selectNodeContents(node);
        const text = range.getBoundingClientRect();
        for (let box = node.parentElement; box && box.tagName !== "BODY"; box = box.parentElement) {
            const bounds = box.getBoundingClientRect();
            if (bounds.width <= 1 || /auto|scroll/.test(getComputedStyle(box).overflowX)) break;
            if (!/hidden|clip/.test(getComputedStyle(box).overflowX)) continue;
            if (text.right > bounds.right + 1 || text.left < bounds.left - 1) {
                found.push(`cut: ${node.textContent}`);
                break;
            }
        }
    }
    return found;
}"""
BROKEN = """() => [...document.querySelectorAll("main table")].flatMap((table) => {
    const broken = [...table.querySelectorAll("th, td")].flatMap((cell) => {
        if (!cell.checkVisibility() || cell.matches(".whitespace-normal")) return [];
        const found = [];
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (walker.nextNode()) {
            range.selectNodeContents(walker.currentNode);
            const lines = new Set([...range.getClientRects()].map((each) => Math.round(each.top)));
            if (lines.size > 1) found.push(`in two lines: ${walker.currentNode.textContent}`);
        }
        return found;
    });
    const box = table.parentElement;
    const over = box.scrollWidth - box.clientWidth;
    return over > 1 ? [...broken, `a table is ${over} px too wide`] : broken;
})"""
"""Short words of tables stand in one line, but for prose, and tables in their boxes."""


async def speak(seat: Seat, language: str) -> None:
    """Have the account prefer the language, and dense rows: also one that the server does not know."""
    await seat.context.add_init_script(SPEAKING.replace("LANGUAGE", language))
