// Keys. Single letters act only outside of fields, and on the row in focus or the marked rows; "?" shows all of them.
import { byId } from './page.js'
import { rows } from './list.js'
import { openQuick } from './quick.js'
import { openAssistant } from './assistant.js'
import { act, current, mark, open, pick, unmark } from './marks.js'
import { nest, shift } from './order.js'

const GO_TO = { i: '/inbox', t: '/', u: '/upcoming', c: '/calendar', d: '/completed', h: '/history', n: '/notifications', s: '/settings' }

/** In milliseconds: between "g" and the letter of a view. */
const SEQUENCE = 1500

const priorities = { 1: 'High', 2: 'Medium', 3: 'Low' }

const steps = { ArrowUp: -1, ArrowDown: 1 }

let wentAt = 0

function select(row) {
    row?.querySelector('.t')?.focus()
    row?.scrollIntoView({ block: 'nearest' })
}

function move(by, isMarking) {
    const all = rows()
    const from = current()
    if (isMarking && from) {
        mark(from, true)
    }
    const next = from ? all[all.indexOf(from) + by] : all[by > 0 ? 0 : all.length - 1]
    select(next)
    if (isMarking && next) {
        mark(next, true)
    }
}

function focusSearch() {
    const field = byId('query') ?? document.querySelector('#side [name=q]')
    if (field.checkVisibility({ visibilityProperty: true })) {
        field.focus()
        field.select()
    } else {
        location.assign('/search')
    }
}

const undo = () => document.querySelector('#toast form button')?.click()

const single = {
    j: () => move(1),
    k: () => move(-1),
    J: () => move(1, true),
    K: () => move(-1, true),
    x: () => current() && mark(current()),
    e: () => byId('bulk').hidden ? current()?.querySelector('.check').click() : act('completion'),
    t: () => pick('due'),
    r: () => pick('repeat'),
    v: () => pick('move'),
    l: () => pick('tags'),
    ']': () => nest(1),
    '[': () => nest(-1),
    d: () => act('removal'),
    q: () => openQuick(),
    c: () => openAssistant(),
    '/': () => focusSearch(),
    '?': () => open('/keys'),
    g: () => { wentAt = Date.now() },
    Escape: () => unmark(),
    ArrowDown: event => current() && move(1, event.shiftKey),
    ArrowUp: event => current() && move(-1, event.shiftKey),
}

function action(event) {
    if (Date.now() - wentAt < SEQUENCE) {
        wentAt = 0
        const path = GO_TO[event.key]
        return path && (() => location.assign(path))
    }
    return event.key in priorities ? () => act('priority', { priority: priorities[event.key] }) : single[event.key]
}

document.addEventListener('keydown', event => {
    const hasModifier = event.ctrlKey || event.metaKey
    const isTyping = event.target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
    if (hasModifier && event.key === 'k' && byId('dialog')) {
        event.preventDefault()
        open('/jump')
    } else if (hasModifier && event.key in steps && !isTyping && current()) {
        event.preventDefault()
        shift(steps[event.key])
    } else if (hasModifier && event.key.toLowerCase() === 'z' && !isTyping) {
        event.preventDefault()
        undo()
    } else if (!hasModifier && !event.altKey && !isTyping && !document.querySelector('dialog[open]') && byId('bulk')) {
        const run = action(event)
        if (run) {
            event.preventDefault()
            run(event)
        }
    }
})
