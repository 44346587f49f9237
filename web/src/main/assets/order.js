// Puts a row elsewhere in a list that people order by hand.
import { byId } from './page.js'
import { refresh } from './list.js'
import { changed } from './swap.js'
import { current, send } from './marks.js'

/** In milliseconds: several presses of a key are one move. */
const PAUSE = 300

let timer = 0

export const isByHand = () => byId('task-list')?.hasAttribute('data-by-hand')

const depth = row => Number(row.dataset.depth)

/** The row and those of its subtasks. */
export function block(row) {
    const rows = [row]
    for (let next = row.nextElementSibling; next && depth(next) > depth(row); next = next.nextElementSibling) {
        rows.push(next)
    }
    return rows
}

/**
 * Moves at once and tells the server.
 * @param where before or after
 */
export function place(row, where, sibling, pause = 0) {
    const rows = block(row)
    if (where === 'before') {
        sibling.before(...rows)
    } else {
        block(sibling).at(-1).after(...rows)
    }
    changed(row.parentElement)
    clearTimeout(timer)
    timer = setTimeout(send, pause, `/tasks/${row.dataset.task}/place`, { [where]: sibling.dataset.task })
}

// The list as it was.
document.addEventListener('htmx:responseError', event => event.detail.pathInfo.requestPath.endsWith('/place') && refresh())

/** The next row on the same level; null if it belongs to another parent. */
function neighbour(row, by) {
    let next = by > 0 ? block(row).at(-1).nextElementSibling : row.previousElementSibling
    while (by < 0 && next && depth(next) > depth(row)) {
        next = next.previousElementSibling
    }
    return next && depth(next) === depth(row) ? next : null
}

const indent = row => {
    const parent = neighbour(row, -1)
    return parent && { parent: parent.dataset.task }
}

function outdent(row) {
    let parent = row.previousElementSibling
    while (parent && depth(parent) >= depth(row)) {
        parent = parent.previousElementSibling
    }
    return parent && { after: parent.dataset.task }
}

/** Makes the row in focus a subtask of the one above, or moves it out of its parent task. */
export function nest(by) {
    const row = current()
    const where = row && isByHand() && (by > 0 ? indent(row) : outdent(row))
    if (where) {
        send(`/tasks/${row.dataset.task}/place`, where)
    }
}

/** Moves the row in focus among its siblings. */
export function shift(by) {
    const row = current()
    const sibling = row && isByHand() && neighbour(row, by)
    if (sibling) {
        const focused = document.activeElement
        place(row, by < 0 ? 'before' : 'after', sibling, PAUSE)
        focused.focus({ preventScroll: true })
        row.scrollIntoView({ block: 'nearest' })
    }
}
