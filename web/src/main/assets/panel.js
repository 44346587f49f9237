// The task beside its list: opens and closes in place. Closing waits until what was typed is saved.
import { alertOf, byId } from './page.js'
import { changed } from './swap.js'

const panel = byId('panel')
const isOpen = () => panel?.firstElementChild != null
const form = () => byId('task-form')

document.addEventListener('click', event => {
    const link = event.target.closest('#task-list a.t, [data-open-task]')
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (link && isPlain && panel && !event.defaultPrevented) {
        event.preventDefault()
        open(link.getAttribute('href'))
    } else if (event.target.closest('[data-close-panel]') && isPlain) {
        event.preventDefault()
        close()
    } else if (event.target.closest('[data-copy-link]')) {
        copyLink(event.target.closest('[data-copy-link]').dataset.copied)
    }
    document.querySelectorAll('details.menu[open]').forEach(menu => menu.contains(event.target) || (menu.open = false))
})

export async function open(address) {
    if (await saved()) {
        await htmx.ajax('GET', address, { target: panel, swap: 'innerHTML' }).then(() => panel.focus({ preventScroll: true }), () => {})
    }
}

/** Resolves once the task is closed, or stays open because it cannot be saved. */
export async function close() {
    if (!isOpen()) {
        return
    }
    const address = panel.querySelector('[data-close-panel]').href
    const task = form()?.dataset.task
    if (await saved()) {
        panel.replaceChildren()
        history.pushState({ htmx: true }, '', address)
        document.title = `${document.querySelector('#main h1').textContent} · Todo`
        markOpenRow();
        (byId(`task-${task}`) ?? byId('main')).focus({ preventScroll: true })
    }
}

// The second attempt to leave what cannot be saved discards it.
let isRefused = false

async function saved() {
    if (panel.contains(document.activeElement)) {
        document.activeElement.blur()
    }
    await saving
    if (form() && isTyped() && !isRefused) {
        await save({})
    }
    const isKept = form() != null && (isTyped() || panel.querySelector('.conflict') != null)
    const mayLeave = !isKept || isRefused
    isRefused = !mayLeave
    return mayLeave
}

const textFields = () => [...form().elements].filter(field => field.matches('textarea, input:not([type=hidden])'))
const isTyped = () => textFields().some(field => field.value !== field.defaultValue)

// A field that has been saved may be replaced by what the server sends.
let sent = null

document.addEventListener('htmx:configRequest', event => {
    if (event.detail.elt === form()) {
        sent = event.detail.formData
        isRefused = false
    }
})

document.addEventListener('htmx:beforeSwap', event => {
    const { requestConfig, target, xhr } = event.detail
    if (target.id === 'alert') {
        event.detail.target = alertOf(requestConfig.elt) ?? target
    }
    if (requestConfig?.elt === form() && xhr.status !== 503 && form()) {
        textFields().filter(field => field.value === sent.get(field.name)).forEach(field => settle(field, xhr.status < 300))
        // Until then it stays, with what was typed.
        const conflicts = byId('f-conflicts')
        conflicts?.removeAttribute('data-kept')
        changed(conflicts)
        if (xhr.status < 300) {
            rebase()
        }
    }
})

function settle(field, isSaved) {
    const value = field.name === 'add_tags' && isSaved ? '' : field.value
    field.defaultValue = value
    field.value = value
}

/** What is typed on top of a saved value is a change of that value. */
function rebase() {
    for (const stored of [...form().elements].filter(field => field.name.endsWith('_stored'))) {
        stored.value = sent.get(stored.name.replace('_stored', '')) ?? stored.value
    }
}

document.addEventListener('htmx:afterSettle', () => {
    markOpenRow()
    keepUnsaved()
})

/** What the server has not saved counts as typed, until it is. */
function keepUnsaved() {
    for (const field of form() ? textFields() : []) {
        const stored = form().elements[`${field.name}_stored`]
        const value = field.value
        if (stored && stored.value.replaceAll('\r\n', '\n') !== value) {
            field.defaultValue = stored.value
            field.value = value
        }
    }
}

function markOpenRow() {
    document.querySelectorAll('#task-list a.t[aria-current]').forEach(link => link.removeAttribute('aria-current'))
    byId(`task-${form()?.dataset.task}`)?.setAttribute('aria-current', 'true')
}

document.addEventListener('keydown', event => {
    if (event.isComposing || !isOpen() || event.target.closest('#assistant')) {
        return
    }
    const field = event.target.closest('#panel :is(textarea, input)')
    if (event.key === 'Escape' && !event.defaultPrevented && !byId('dialog').open) {
        const menu = document.querySelector('details.menu[open]')
        if (menu) {
            menu.open = false
            menu.querySelector('summary').focus()
        } else if (field) {
            panel.focus({ preventScroll: true })
        } else {
            close()
        }
    } else if (event.key === 'Enter' && (field?.id === 'title' || event.ctrlKey && field?.id === 'description')) {
        event.preventDefault()
        panel.focus({ preventScroll: true })
    }
})

// Each change is sent as it was made, one after the other: the answer to an earlier one may replace its field.
let saving = Promise.resolve()

function save(button) {
    const source = form()
    const values = { ...changes(source), ...button }
    saving = saving.then(() => source.isConnected && htmx.ajax('POST', source.getAttribute('action'), { source, values })).catch(() => {})
    return saving
}

const changes = source => Object.fromEntries([...new FormData(source)].filter(([name, value]) =>
    name === 'add_tags' ? value.trim() : (source.elements[`${name}_stored`]?.value ?? value) !== value))

document.addEventListener('change', event => {
    if (window.htmx && form() && event.target.form === form() && Object.keys(changes(form())).length > 0) {
        save({})
    }
})

// An editor with the focus is not replaced.
document.addEventListener('click', event => {
    const editor = event.target.closest('.desc .edit')?.parentElement
    if (editor && !editor.open) {
        event.preventDefault()
        editor.open = true
        editor.querySelector('textarea').focus()
    }
})

document.addEventListener('submit', event => {
    if (window.htmx && event.target === form()) {
        event.preventDefault()
        save(event.submitter?.name ? { [event.submitter.name]: event.submitter.value } : {})
    }
})

// Subtasks are added like tasks: Enter takes the line, and the field is free for the next one.
let added = Promise.resolve()

document.addEventListener('submit', event => {
    if (event.target.id === 'add-subtask') {
        event.preventDefault()
        event.stopPropagation()
        const field = byId('subtask-title')
        const line = field.value.trim()
        field.value = ''
        field.focus()
        if (line) {
            added = added.then(() => addSubtask(event.target, line))
        }
    }
}, { capture: true })

async function addSubtask(source, text) {
    let isAdded = false
    source.addEventListener('htmx:afterRequest', event => { isAdded = event.detail.successful }, { once: true })
    source.noValidate = true
    const request = htmx.ajax('POST', source.getAttribute('action'), { source, values: { text } })
    source.noValidate = false
    await request?.catch(() => {})
    const field = byId('subtask-title')
    if (!isAdded && field) {
        field.value = [text, field.value].filter(Boolean).join(' ')
    }
}

async function copyLink(sentence) {
    await navigator.clipboard.writeText(location.href)
    const line = document.createElement('p')
    line.textContent = sentence
    byId('toast').replaceChildren(line)
}

markOpenRow()
keepUnsaved()
