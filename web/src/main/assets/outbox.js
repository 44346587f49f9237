// Changes that could not be sent: kept in this browser, shown at once, and sent in order when the server is back.
import { byId, texts } from './page.js'
import { changed } from './swap.js'
import { refresh } from './list.js'
import { closeDialog } from './dialog.js'
import { account, isForSigningIn, showWaiting, whenBack } from './offline.js'

/** The forms that are kept. Each says what is to be, not what changes, or has a key: sent twice, it has its effect once. */
const KEPT = /^\/(tasks|tasks\/[^/]+(\/status)?|selection\/(due|completion|priority))$/

/** Answers after which the form is sent again: signed out, too many requests, and what a proxy says. */
const LATER = [401, 429, 502, 503, 504]

/** The id of a task whose addition waits too. */
const NEW = 'new-'

/** The presets of the picker that say a day, with their distance from today. */
const DAYS = { today: 0, tomorrow: 1 }

const SIGNED_OUT = 'signed-out'

// Each entry has the account, the path, the fields and, if the server refused it, why and what could be sent instead.
let entries = []
const unsaved = new Set()
let isSending = false
let isLeaving = false

const channel = new BroadcastChannel('outbox')
let database = null

function open() {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open('outbox', 1)
        request.onupgradeneeded = () => request.result.createObjectStore('entries', { keyPath: 'number' })
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
    })
}

/** One transaction: all of it is stored, or nothing. */
async function transact(work) {
    database ??= open()
    const transaction = (await database).transaction('entries', 'readwrite')
    const result = work(transaction.objectStore('entries'))
    await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve
        transaction.onabort = () => reject(transaction.error)
    })
    return result?.result
}

/** What another user left is dropped. */
async function load() {
    const all = await transact(stored => stored.getAll())
    const others = all.filter(entry => entry.account !== account)
    if (others.length > 0) {
        await transact(stored => others.forEach(entry => stored.delete(entry.number)))
    }
    const known = new Set(all.map(entry => entry.number))
    entries = [...all.filter(entry => entry.account === account), ...[...unsaved].filter(entry => !known.has(entry.number))]
    show()
}

async function save(work) {
    await transact(work)
    channel.postMessage(account)
}

channel.addEventListener('message', event => event.data === account && load())

const waiting = () => entries.filter(entry => !entry.refusal)
const pathOf = entry => new URL(entry.path, location).pathname
const fieldsOf = entry => new URLSearchParams(entry.body)

/** Of the task that the entry changes or adds. */
function tasksOf(entry) {
    const [, first, id] = pathOf(entry).split('/')
    return first === 'selection' ? fieldsOf(entry).getAll('task') : [id ?? NEW + fieldsOf(entry).get('key')]
}

// The forms of htmx.

const isKept = ({ requestConfig }) => account && requestConfig.verb === 'post' && KEPT.test(new URL(requestConfig.path, location).pathname)

/** Without Retry-After, a 503 comes from a proxy; ours says why, and nothing was lost. */
const isUnreachable = xhr => [0, 502, 504].includes(xhr.status) || xhr.status === 503 && !xhr.getResponseHeader('Retry-After')

function on(name, take) {
    document.addEventListener(name, event => {
        if (isKept(event.detail) && !isLeaving && take(event)) {
            event.stopImmediatePropagation()
        }
    }, { capture: true })
}

// Behind what waits already, so that the order stays.
on('htmx:beforeRequest', event => {
    const isBehind = waiting().length > 0
    if (isBehind) {
        event.preventDefault()
        keep(event.detail)
    }
    return isBehind
})

on('htmx:beforeSwap', event => {
    const isLost = isUnreachable(event.detail.xhr)
    if (isLost) {
        event.detail.shouldSwap = false
        event.detail.isError = false
        keep(event.detail)
    }
    return isLost
})

for (const failure of ['htmx:sendError', 'htmx:timeout']) {
    on(failure, event => keep(event.detail))
}

window.addEventListener('beforeunload', () => { isLeaving = true })
window.addEventListener('pageshow', () => { isLeaving = false })

function keep({ requestConfig, elt }) {
    const fields = new URLSearchParams(requestConfig.formData)
    fixDay(fields)
    const number = Math.max(Date.now(), (entries.at(-1)?.number ?? 0) + 1)
    const entry = { number, account, path: requestConfig.path, body: fields.toString() }
    entry.title = fields.get('text') ?? byId(`task-${tasksOf(entry)[0]}`)?.textContent ?? ''
    entries.push(entry)
    unsaved.add(entry)
    save(stored => stored.put(entry)).then(() => {
        unsaved.delete(entry)
        show()
        send()
    })
    elt.dispatchEvent(new CustomEvent('kept'))
    if (elt.closest('#dialog')) {
        // Not before all have seen the key that chose it.
        setTimeout(closeDialog)
    }
    return true
}

/** Tomorrow is the day after the choice, not after the form is sent. */
function fixDay(fields) {
    const preset = fields.get('preset')
    if (preset in DAYS) {
        fields.delete('preset')
        fields.set('day', dateOf(preset))
    }
}

function dateOf(preset) {
    const date = new Date()
    date.setDate(date.getDate() + DAYS[preset])
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-')
}

// The picker of dates cannot be loaded: three days can be chosen without it.
document.addEventListener('htmx:sendError', event => {
    const address = new URL(event.detail.requestConfig.path, location)
    if (account && address.pathname === '/selection/due' && event.detail.requestConfig.verb === 'get') {
        event.stopImmediatePropagation()
        offerDays(address.searchParams)
    }
}, { capture: true })

function offerDays(selection) {
    const picker = byId('offline-due').content.cloneNode(true)
    for (const [name, value] of selection) {
        const field = document.createElement('input')
        Object.assign(field, { type: 'hidden', name, value })
        picker.querySelector('form').append(field)
    }
    const dialog = byId('dialog')
    dialog.replaceChildren(picker)
    htmx.process(dialog)
    dialog.showModal()
}

// Sending.

whenBack(() => account && load().then(send))

async function send() {
    if (isSending || waiting().length === 0) {
        return
    }
    isSending = true
    const before = waiting().length
    try {
        // One window at a time.
        await (navigator.locks ? navigator.locks.request('outbox', sendAll) : sendAll())
    } finally {
        isSending = false
    }
    if (waiting().length < before && byId('task-list')) {
        refresh()
    }
    show()
}

async function sendAll() {
    await load()
    let next = waiting()[0]
    while (next && await sendOne(next)) {
        next = waiting()[0]
    }
}

async function sendOne(entry) {
    const answer = await fetch(entry.path, { method: 'POST', body: fieldsOf(entry), headers: { 'X-Outbox': account }, redirect: 'manual' }).catch(() => null)
    if (!answer || LATER.includes(answer.status)) {
        return false
    }
    if (answer.ok || answer.type === 'opaqueredirect') {
        const task = answer.headers.get('Todo-Task')
        await save(stored => {
            stored.delete(entry.number)
            if (task) {
                rename(tasksOf(entry)[0], task, stored)
            }
        })
    } else {
        const refused = { ...entry, refusal: await refusal(answer) }
        await save(stored => stored.put(refused))
    }
    await load()
    return true
}

/** The entries that follow the addition of a task have its id from now on. */
function rename(from, to, stored) {
    for (const following of entries.filter(entry => entry.path.includes(from))) {
        following.path = following.path.replace(from, to)
        stored.put(following)
    }
}

/** What the server's page says, and the form with which it would accept the change. */
async function refusal(answer) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const form = page.querySelector('#task-form, form.lost')
    const isFinal = !form && [404, 422].includes(answer.status)
    return {
        sentence: (page.querySelector('.alert') ?? page.querySelector('main p')).textContent.trim(),
        sides: [...page.querySelectorAll('#f-conflicts .sides')].map(sides => sides.outerHTML).join(''),
        instead: form && answer.status !== 422 ? { path: form.getAttribute('action'), body: applied(new FormData(form)) } : null,
        isFinal,
    }
}

/** With what was typed, in place of what the server has. */
function applied(fields) {
    for (const [name, value] of [...fields]) {
        if (name.endsWith('_typed')) {
            fields.delete(name)
            fields.set(name.replace('_typed', ''), value)
        }
    }
    return new URLSearchParams(fields).toString()
}

async function applyMine(entry) {
    const { refusal, ...again } = entry
    await save(stored => stored.put({ ...again, ...refusal.instead }))
    await load()
    send()
}

/** With the changes of a task that is not added then. */
async function discard(entry) {
    const [task] = tasksOf(entry)
    const discarded = entries.filter(other => other === entry || task?.startsWith(NEW) && tasksOf(other).includes(task))
    await save(stored => discarded.forEach(other => stored.delete(other.number)))
    await load()
    refresh()
}

// What waits is shown as if it were done.

function show() {
    showWaiting(waiting().length)
    document.querySelectorAll('.pend, .refused').forEach(part => part.remove())
    byId('pending')?.replaceChildren()
    entries.forEach(entry => entry.refusal ? showRefused(entry) : showWaitingEntry(entry))
}

function showWaitingEntry(entry) {
    const fields = fieldsOf(entry)
    if (pathOf(entry) === '/tasks') {
        byId('pending')?.append(newRow(fields))
    }
    for (const task of tasksOf(entry)) {
        const row = byId(`row-${task}`)
        if (row) {
            changed(row)
            showFields(row, task, fields, pathOf(entry))
            mark(row)
        }
    }
    showInPanel(entry, fields)
}

function showFields(row, task, fields, path) {
    const title = byId(`task-${task}`)
    if (title && fields.get('title')) {
        title.textContent = fields.get('title')
    }
    const status = path.endsWith('/completion') ? 'completed' : path.endsWith('/status') && fields.get('status')
    if (status) {
        row.classList.toggle('is-done', status === 'completed')
        row.querySelector('.check').value = status === 'completed' ? 'pending' : 'completed'
    }
    if (path.endsWith('/due')) {
        row.querySelector('.when').textContent = fields.get('day') ? day(fields.get('day')) : ''
    }
}

function day(text) {
    const preset = Object.keys(DAYS).find(name => dateOf(name) === text)
    return preset ? byId('offline-due').content.querySelector(`[value=${preset}] .l`).textContent : shortDay(text)
}

const shortDay = text => new Intl.DateTimeFormat(document.documentElement.lang, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(text))

function mark(row) {
    if (!row.querySelector('.pend')) {
        const note = document.createElement('span')
        note.className = 'x pend'
        note.textContent = texts.willBeSent
        row.querySelector('.what').append(note)
    }
}

/** A task that was added here, and has no id yet. */
function newRow(fields) {
    const id = NEW + fields.get('key')
    const row = document.createElement('li')
    row.className = 'row'
    row.id = `row-${id}`
    row.innerHTML = `<form class="check-cell" hx-post="/tasks/${id}/status" hx-swap="none"><button class="check" name="status" value="completed"><i><svg class="i" aria-hidden="true"><use href="${texts.icons}#i-check"/></svg></i></button></form><div class="what"><span class="t" dir="auto"></span></div><div class="facts"></div>`
    row.querySelector('.t').textContent = fields.get('text')
    row.querySelector('.check').setAttribute('aria-label', texts.complete.replace('{title}', fields.get('text')))
    mark(row)
    htmx.process(row)
    return row
}

/** The fields of the open task have what was typed, and count as saved. */
function showInPanel(entry, fields) {
    const form = byId('task-form')
    if (!form || pathOf(entry) !== `/tasks/${form.dataset.task}`) {
        return
    }
    for (const name of ['title', 'description']) {
        const field = form.elements[name]
        const typed = fields.get(name)
        if (typed !== null && typed !== fields.get(`${name}_stored`) && [field.defaultValue, typed].includes(field.value)) {
            field.defaultValue = typed
            field.value = typed
            form.elements[`${name}_stored`].value = typed
        }
    }
}

function showRefused(entry) {
    const { sentence, sides, isFinal } = entry.refusal
    const fields = fieldsOf(entry)
    const box = document.createElement('li')
    box.className = 'refused'
    box.innerHTML = `<p dir="auto"></p><p></p>${sides}`
    box.firstChild.textContent = entry.title
    box.children[1].textContent = sentence
    const buttons = document.createElement('div')
    buttons.className = 'btns'
    buttons.append(button(texts.discard, 'btn', () => discard(entry)))
    if (!isFinal) {
        buttons.append(button(texts.applyMine, 'btn primary', () => applyMine(entry)))
    } else if (fields.get('text') && byId('add-title')) {
        buttons.append(button(texts.edit, 'btn primary', () => {
            byId('add-title').value = fields.get('text')
            byId('add-title').focus()
            discard(entry)
        }))
    }
    box.append(buttons)
    const row = byId(`row-${tasksOf(entry)[0]}`)
    row ? row.after(box) : byId('pending')?.append(box)
}

function button(label, style, press) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = style
    button.textContent = label
    button.addEventListener('click', press)
    return button
}

document.addEventListener('htmx:afterSettle', () => account && entries.length > 0 && show())

// Nothing stays behind after a sign-out, or if the account is deleted. A session that ends by itself leaves everything for the next sign-in.
document.addEventListener('submit', event => {
    if (event.target.matches('[action="/sign-out"], [action="/settings/deletion"]')) {
        sessionStorage.setItem(SIGNED_OUT, 'yes')
    }
})

if (account) {
    sessionStorage.removeItem(SIGNED_OUT)
    load().then(send)
} else if (sessionStorage.getItem(SIGNED_OUT) && isForSigningIn) {
    sessionStorage.removeItem(SIGNED_OUT)
    transact(stored => stored.clear())
}
