// Improves pages that also work without scripts: updates the list in place, and keeps the keyboard focus.
'use strict'

// The server compares the browser's time zone with the profile's and offers to change the latter.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
document.cookie = `time_zone=${encodeURIComponent(zone)}; Path=/; Max-Age=31536000; SameSite=Lax`

const byId = id => document.getElementById(id)

function showAlert(sentence) {
    const line = document.createElement('p')
    line.className = 'alert'
    line.textContent = sentence
    byId('alert')?.replaceChildren(line)
}

// The bell refreshes itself, so it neither shows nor clears alerts.
const isAutomatic = event => event.target.id === 'bell'

document.addEventListener('htmx:beforeRequest', event => {
    if (!isAutomatic(event)) {
        byId('alert')?.replaceChildren()
    }
})

for (const failure of ['htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(failure, event => isAutomatic(event) || showAlert('You are offline or the server is unreachable. What you typed is still here; please try again.'))
}

// Adding: Enter takes the text at once and clears the field. The lines are sent in order, one at a time.
// A line keeps its key when it is sent again, so that the server does not add it twice.
const queue = []
const notAdded = new Set()
const keys = new Map()
let lineCount = 0
let isSending = false

document.addEventListener('submit', event => {
    const form = event.target
    if (!window.htmx || !form.matches('#add[data-queue]')) {
        return
    }
    event.preventDefault()
    const field = byId('add-title')
    const text = field.value.trim()
    field.value = ''
    field.focus()
    if (text) {
        enqueue(text)
    }
}, { capture: true })

function enqueue(text) {
    const key = keys.get(text) ?? nextKey()
    keys.delete(text)
    queue.push({ text, key })
    sendQueue()
}

function nextKey() {
    return `${document.querySelector('#add [name=key]').value}-${++lineCount}`
}

async function sendQueue() {
    if (isSending) {
        return
    }
    isSending = true
    while (queue.length > 0 && byId('add')) {
        const line = queue[0]
        const added = await send(line)
        queue.shift()
        if (!added) {
            giveBack(line)
        }
    }
    isSending = false
}

async function send(line) {
    const form = byId('add')
    let added = false
    const note = event => { added = event.detail.successful }
    form.addEventListener('htmx:afterRequest', note)
    // The line left the field when it was entered, so the empty field is no reason to refuse.
    form.noValidate = true
    const sent = htmx.ajax('POST', '/tasks', { source: form, values: line })
    form.noValidate = false
    await sent?.catch(() => {})
    form.removeEventListener('htmx:afterRequest', note)
    return added
}

// Into the field if it is free; otherwise into a list below, so that it never mixes with what is being typed.
function giveBack(line) {
    keys.set(line.text, line.key)
    const field = byId('add-title')
    if (field && !field.value && queue.length === 0) {
        field.value = line.text
        return
    }
    notAdded.add(line)
    const text = document.createElement('span')
    text.textContent = line.text
    text.dir = 'auto'
    const item = document.createElement('li')
    const remove = () => {
        notAdded.delete(line)
        item.remove()
    }
    item.append(text, button('Try again', () => {
        remove()
        byId('add-title').focus()
        enqueue(line.text)
    }), button('Edit', () => {
        const typed = byId('add-title').value.trim()
        remove()
        byId('add-title').value = line.text
        byId('add-title').focus()
        if (typed) {
            giveBack({ text: typed, key: nextKey() })
        }
    }))
    byId('not-added')?.append(item)
}

function button(label, press) {
    const button = document.createElement('button')
    button.className = 'btn quiet'
    button.textContent = label
    button.addEventListener('click', press)
    return button
}

// Lines that are not added when the page is left, be it to sign in again, come back with the next page of the same account.
const account = document.querySelector('.account-name')?.textContent
const unsent = 'unsent-lines'

window.addEventListener('pagehide', () => {
    const lines = [...queue, ...notAdded]
    if (lines.length > 0) {
        sessionStorage.setItem(unsent, JSON.stringify({ account, lines }))
    }
})

if (account && byId('add')) {
    const kept = JSON.parse(sessionStorage.getItem(unsent))
    sessionStorage.removeItem(unsent)
    if (kept?.account === account) {
        kept.lines.forEach(giveBack)
    }
}

// The list is replaced as a whole: the completed tasks stay unfolded, and the focus moves to the row that an undo brought back, or that takes the place of the one that left.
let isUnfolded = false
let focusedRow = -1
let undoneTask = null

document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id === 'task-list') {
        isUnfolded = byId('completed')?.open ?? isUnfolded
        const row = document.activeElement?.closest('.task') ?? byId('dialog').opener?.closest('.task')
        const undo = document.activeElement?.closest('#toast form')
        undoneTask = undo && new URL(undo.action).searchParams.get('task')
        focusedRow = row ? [...document.querySelectorAll('#task-list .task')].indexOf(row) : undo ? 0 : -1
        // Before the swap: an open dialog makes the rest of the page inert, so the message's button could not be pressed at once.
        closeDialog()
    }
})

document.addEventListener('htmx:afterSettle', event => {
    if (event.detail.target === document.body) {
        (document.querySelector('[aria-invalid], [autofocus]') ?? byId('main')).focus()
    }
    if (event.detail.target.id !== 'task-list') {
        return
    }
    if (byId('completed')) {
        byId('completed').open = isUnfolded
    }
    if (focusedRow >= 0 && (document.activeElement === document.body || !document.activeElement?.checkVisibility())) {
        const rows = [...document.querySelectorAll('#task-list .task')].filter(row => row.checkVisibility())
        const next = byId(`check-${undoneTask}`) ?? rows[Math.min(focusedRow, rows.length - 1)]?.querySelector('.check') ?? byId('add-title')
        next.focus({ preventScroll: true })
    }
})

// The question before deleting is a page of its own; here it opens as a dialog over the list, once htmx has prepared its form.
document.addEventListener('htmx:afterSettle', event => {
    if (event.detail.target.id === 'dialog' && !byId('dialog').open) {
        byId('dialog').opener = event.detail.requestConfig.elt
        byId('dialog').showModal()
    }
})

document.addEventListener('click', event => {
    if (event.target.closest('dialog [data-close]') || event.target === byId('dialog')) {
        event.preventDefault()
        closeDialog()
    }
})

document.addEventListener('htmx:responseError', closeDialog)

function closeDialog() {
    if (byId('dialog')?.open) {
        byId('dialog').close()
    }
}
