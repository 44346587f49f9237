// Marks under the text of a field: an element behind it shows the same text, with the marked parts in colour.

/** By field: its text and the marked parts of it, as { start, end }. */
const marked = new WeakMap()

const mirrorOf = field => field.previousElementSibling?.matches?.('.mirror') ? field.previousElementSibling : null

export const marksOf = field => marked.get(field)?.marks ?? []

export function mark(field, marks) {
    marked.set(field, { text: field.value, marks })
    paint(field)
}

function paint(field) {
    const text = field.value
    const parts = []
    let from = 0
    for (const { start, end } of marksOf(field).toSorted((one, other) => one.start - other.start)) {
        const part = document.createElement('mark')
        part.textContent = text.slice(start, end)
        parts.push(text.slice(from, start), part)
        from = end
    }
    // A last line break has no height of its own.
    mirrorOf(field).replaceChildren(...parts, text.slice(from), '\u200b')
    scroll(field)
}

function scroll(field) {
    mirrorOf(field).scrollLeft = field.scrollLeft
    mirrorOf(field).scrollTop = field.scrollTop
}

/** What was marked and is still there moves with the text. */
function follow(field) {
    const { text, marks } = marked.get(field)
    const now = field.value
    let same = 0
    while (same < now.length && now[same] === text[same]) {
        same++
    }
    let after = 0
    while (after < Math.min(now.length, text.length) - same && now.at(-1 - after) === text.at(-1 - after)) {
        after++
    }
    const by = now.length - text.length
    for (const mark of marks) {
        if (mark.start >= text.length - after) {
            mark.start += by
            mark.end += by
        } else if (mark.end > same || mark.end === same && /\S/.test(now[same] ?? ' ')) {
            mark.isGone = true
        }
    }
    marked.set(field, { text: now, marks: marks.filter(mark => !mark.isGone) })
    paint(field)
}

document.addEventListener('input', event => marked.has(event.target) && follow(event.target), { capture: true })

document.addEventListener('scroll', event => marked.has(event.target) && scroll(event.target), { capture: true, passive: true })
