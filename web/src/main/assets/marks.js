// Marked rows, the bar that acts on them, and what can be done with the row in focus.
import { byId } from './page.js'

import { showInDialog } from './dialog.js'
/** The ids of the marked tasks: a swap of the list keeps them. */
const marked = new Set()

const idOf = row => row.id.replace('row-', '')

/** The row that has the focus. */
export const current = () => document.activeElement?.closest('#task-list .task')

export const marks = () => [...marked]

export const isMarked = id => marked.has(id)

function targets() {
    return marked.size > 0 ? [...marked] : current() ? [idOf(current())] : []
}

export function mark(row, on = !marked.has(idOf(row))) {
    marked[on ? 'add' : 'delete'](idOf(row))
    show()
}

export function unmark() {
    const had = marked.size > 0
    marked.clear()
    show()
    return had
}

function show() {
    for (const row of document.querySelectorAll('#task-list .task')) {
        row.classList.toggle('is-marked', marked.has(idOf(row)))
    }
    byId('bulk').hidden = marked.size === 0
    byId('marked-count').textContent = marked.size
}

/** The path of the current view. */
export const view = () => document.querySelector('#add-state [name=view]')?.value ?? '/'

/** Opens a picker for the marked tasks or, if there are none, for the row in focus. */
export function pick(what) {
    if (targets().length === 0) {
        return
    }
    const query = new URLSearchParams([...targets().map(id => ['task', id]), ['view', view()]])
    open(`/selection/${what}?${query}`)
}

/** Opens a page in the dialog. */
export function open(path) {
    showInDialog(path, current() ?? byId('bulk') ?? document.body)
}

/** Sends a form whose answer changes the list. */
export function send(path, values) {
    return htmx.ajax('POST', path, { source: current() ?? byId('bulk'), target: '#task-list', swap: 'keyed', values: { view: view(), ...values } })
}

/** Does something with the marked tasks or, if there are none, with the row in focus. */
export function act(what, more = {}, task = targets()) {
    if (task.length > 0) {
        send(`/selection/${what}`, { task, ...more })
    }
}

// Whatever was done with the marked tasks is done.
document.addEventListener('htmx:afterRequest', event => {
    if (event.detail.successful && event.detail.requestConfig.verb === 'post' && event.detail.pathInfo.requestPath.startsWith('/selection/')) {
        unmark()
    }
})

document.addEventListener('htmx:afterSettle', event => {
    if (event.detail.target.id === 'task-list') {
        const shown = new Set([...document.querySelectorAll('#task-list .task')].map(idOf))
        marked.forEach(id => shown.has(id) || marked.delete(id))
        show()
    }
})

document.addEventListener('click', event => {
    const button = event.target.closest('#bulk button')
    if (!button) {
        return
    }
    if (button.dataset.picker) {
        pick(button.dataset.picker)
    } else if (button.dataset.action) {
        act(button.dataset.action)
    } else {
        unmark()
    }
})
