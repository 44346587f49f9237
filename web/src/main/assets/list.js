// The list after a change: where the focus goes, and a completed row that leaves after a moment.
import { byId } from './page.js'
import { changed } from './swap.js'

/** In milliseconds: long enough to see what has been ticked, and to take it back. */
const STAY = 600

export const rows = () => [...document.querySelectorAll('#task-list .task')].filter(row => row.checkVisibility())

// The focus moves to the row that an undo brought back, or that takes the place of the one that left.
let focusedRow = -1
let undoneTask = null

document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id === 'task-list') {
        const row = document.activeElement?.closest('.task') ?? byId('dialog')?.opener?.closest('.task')
        const undo = document.activeElement?.closest('#toast form')
        undoneTask = undo && new URL(undo.action).searchParams.get('task')
        focusedRow = row ? rows().indexOf(row) : undo ? 0 : -1
    }
})

document.addEventListener('htmx:afterSettle', event => {
    if (event.detail.target === document.body) {
        (document.querySelector('[aria-invalid], [autofocus]') ?? byId('main')).focus()
    }
    if (event.detail.target.id === 'task-list' && focusedRow >= 0) {
        focusNear(focusedRow)
    }
})

function focusNear(index) {
    if (document.activeElement !== document.body && document.activeElement?.checkVisibility()) {
        return
    }
    const all = rows()
    const next = byId(`check-${undoneTask}`) ?? all[Math.min(index, all.length - 1)]?.querySelector('.check') ?? byId('add-title')
    next?.focus({ preventScroll: true })
}

// The buttons of all rows share a form without attributes of htmx, which would look at one for each row when the page opens.
document.addEventListener('submit', event => {
    if (event.target.id === 'set-status') {
        event.preventDefault()
        const button = event.submitter
        htmx.ajax('POST', button.getAttribute('formaction'), { source: button, target: '#task-list', swap: 'keyed' }).catch(() => {})
    }
})

// Ticking shows at once. The server's answer decides: it confirms, or the row is as before.
document.addEventListener('htmx:beforeRequest', event => {
    const row = event.target.closest?.('.check-cell')?.closest('.task')
    if (row) {
        row.classList.toggle('is-done')
        changed(row)
    }
})

for (const failure of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(failure, event => {
        event.target.closest?.('.check-cell')?.closest('.task')?.classList.toggle('is-done')
    })
}

// The answer to a simple completion has no list: the row leaves by itself.
document.addEventListener('completed', event => {
    const row = byId(`row-${event.detail.value}`)
    if (row) {
        row.classList.add('is-leaving')
        changed(row)
        changed(byId('completed-rows'))
        // The answer brings the same row, completed, with these ids.
        for (const part of [row, ...row.querySelectorAll('[id]')]) {
            part.removeAttribute('id')
        }
        setTimeout(leave, STAY, row)
    }
})

function leave(row) {
    if (!row.isConnected) {
        // An undo has replaced it.
        return
    }
    const section = row.closest('[id^=sec-]')
    const index = rows().indexOf(row)
    const hadFocus = row.contains(document.activeElement)
    row.remove()
    lower(section)
    if (hadFocus) {
        focusNear(index)
    }
    const completed = byId('completed')
    if (completed) {
        completed.hidden = false
        raise(completed)
    }
    if (!document.querySelector('#task-list [id^=sec-]')) {
        refresh()
    }
}

function lower(section) {
    count(section, -1)
    if (section && !section.querySelector('.task')) {
        section.remove()
    }
}

const raise = section => count(section, 1)

function count(section, by) {
    const number = section?.querySelector('.n')
    if (number) {
        number.textContent = Number(number.textContent.replace(/\D/g, '')) + by
    }
}

/** How often this window has sent a change or received the answer to one. */
let changes = 0

for (const moment of ['htmx:beforeSend', 'htmx:afterRequest']) {
    document.addEventListener(moment, event => {
        changes += event.detail.requestConfig.verb !== 'get'
    })
}

document.addEventListener('htmx:configRequest', ({ detail }) => { detail.changes = changes })

// A view that was asked for before a change may be older than what the page shows.
document.addEventListener('htmx:beforeSwap', event => {
    const { verb, elt, changes: before } = event.detail.requestConfig
    if (verb === 'get' && elt.id === 'task-list' && before !== changes) {
        event.detail.shouldSwap = false
        refresh()
    }
})

/** Asks for the current view again and shows what differs. */
export function refresh() {
    // Of its own element: a request of the page's that waits for this one would be dropped for the next.
    return htmx.ajax('GET', location.pathname + location.search, {
        source: '#task-list',
        target: '#task-list',
        select: '#task-list',
        selectOOB: '#views:keyed,#view-icon,#view-title,#panel-content:keyed',
        swap: 'keyed',
        headers: { 'X-Refresh': 'true' },
    }).catch(() => {})
}
