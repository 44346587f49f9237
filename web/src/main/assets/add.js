import { byId, texts } from './page.js'
import { openQuick, quickForm } from './quick.js'

// Adding: Enter takes the text at once and clears the field. The lines are sent in order, one at a time.
// A line keeps its key and its time when it is sent again, so that the server does not add it twice, and "tomorrow" is the day after it was typed.
const queue = []
const notAdded = new Set()
const returned = new Map()
let lineCount = 0
let isSending = false

document.addEventListener('submit', event => {
    const form = event.target
    if (!window.htmx || !form.matches('[data-queue]')) {
        return
    }
    event.preventDefault()
    const values = Object.fromEntries(new FormData(form, event.submitter))
    write(form.elements.text, '')
    form.elements.text.focus()
    if (values.text.trim()) {
        enqueue({ form: form.id, values: { ...values, text: values.text.trim() } })
    }
}, { capture: true })

function write(field, text) {
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
}

function enqueue(line) {
    const { text } = line.values
    Object.assign(line.values, returned.get(text) ?? { key: nextKey(line.form), typed_at: new Date().toISOString() })
    returned.delete(text)
    queue.push(line)
    sendQueue()
}

function nextKey(form) {
    // A page that was kept for offline has a key that was used. Without HTTPS no page is kept.
    return crypto.randomUUID?.() ?? `${document.querySelector(`#${form} [name=key]`).value}-${++lineCount}`
}

async function sendQueue() {
    if (isSending) {
        return
    }
    isSending = true
    while (queue.length > 0 && formOf(queue[0])) {
        const line = queue[0]
        const added = await send(line)
        queue.shift()
        if (!added) {
            giveBack(line)
        }
    }
    isSending = false
}

const formOf = line => byId(line.form) ?? byId('add')

async function send(line) {
    const form = formOf(line)
    let added = false
    const note = event => { added = event.detail.successful }
    const noteKept = () => { added = true }
    form.addEventListener('htmx:afterRequest', note)
    form.addEventListener('kept', noteKept)
    // The line left the field when it was entered, so the empty field is no reason to refuse.
    form.noValidate = true
    const sent = htmx.ajax('POST', '/tasks', { source: form, values: line.values })
    form.noValidate = false
    await sent?.catch(() => {})
    form.removeEventListener('htmx:afterRequest', note)
    form.removeEventListener('kept', noteKept)
    return added
}

// Into the field if it is free; otherwise into a list below, so that it never mixes with what is being typed.
function giveBack(line) {
    const { text, key, typed_at } = line.values
    returned.set(text, { key, typed_at })
    const field = formOf(line)?.elements.text
    if (field && !field.value && queue.length === 0 && (field.matches('textarea') || !text.includes('\n'))) {
        write(field, text)
        return
    }
    notAdded.add(line)
    const shown = document.createElement('span')
    shown.textContent = text
    shown.dir = 'auto'
    const item = document.createElement('li')
    const remove = () => {
        notAdded.delete(line)
        item.remove()
        return formOf(line).elements.text
    }
    item.append(shown, button(texts.tryAgain, () => {
        remove().focus()
        enqueue(line)
    }), button(texts.edit, () => {
        const field = remove()
        const typed = field.value.trim()
        write(field, text)
        field.focus()
        if (typed) {
            giveBack({ form: line.form, values: { ...line.values, text: typed, key: `${line.values.key}-${++lineCount}` } })
        }
    }))
    formOf(line).parentElement.querySelector('.not-added').append(item)
}

function button(label, press) {
    const button = document.createElement('button')
    button.className = 'btn quiet'
    button.textContent = label
    button.addEventListener('click', press)
    return button
}

// What is not added when the page is left, be it to sign in again, comes back with the next page of the same account.
const account = document.querySelector('.account-name')?.textContent
const unsent = 'unsent-lines'

window.addEventListener('pagehide', () => {
    const lines = [...queue, ...notAdded]
    const draft = byId('quick-add')?.elements.text.value
    if (lines.length > 0 || draft) {
        sessionStorage.setItem(unsent, JSON.stringify({ account, lines, draft, isOpen: byId('quick')?.open }))
    }
})

const kept = JSON.parse(sessionStorage.getItem(unsent))

if (account && kept && byId('add')) {
    sessionStorage.removeItem(unsent)
    if (kept.account === account) {
        kept.lines.forEach(line => giveBack({ ...line, form: 'add' }))
        if (kept.draft) {
            quickForm().elements.text.value = kept.draft
        }
        if (kept.isOpen) {
            openQuick()
        }
    }
}

// What another application shares is added once: a reload must not offer it again.
if (location.pathname === '/share') {
    history.replaceState(null, '', document.querySelector('#add [name=view]').value)
    byId('add-title').focus()
}
