// Search: results and completions while somebody types, and the place of a mistake.
import { byId, showAlert, texts } from './page.js'
import { mark } from './mirror.js'
import { choose } from './jump.js'

/** In milliseconds: after the last letter. */
const PAUSE = 150

const MOST = 8

const options = () => [...document.querySelectorAll('#q-options [role=option]')]
const chosen = () => options().find(option => option.ariaSelected === 'true')
const quoted = word => /[\s()"]/.test(word) ? `"${word.replaceAll(/["\\]/g, '\\$&')}"` : word
const searchPath = text => `/search?${new URLSearchParams({ q: text.trim() })}`

function typed(field) {
    return field.value.slice(0, field.selectionStart).match(/(?:[^\s()"]|"[^"]*"?)*$/)[0].replace(/^-/, '')
}

/** The words that begin like the word before the cursor, as [text, what it selects]. */
function completions(field) {
    const word = typed(field)
    const words = JSON.parse(field.dataset.words)
    const [head, key] = word.match(/^(?:(\w+)(?::|[<>]=?)|[#!])/) ?? []
    if (!head) {
        return word ? Object.entries(words['']).filter(([text]) => text.startsWith(word.toLowerCase())) : []
    }
    const begun = word.slice(head.length).replaceAll('"', '').toLowerCase()
    return (words[key?.toLowerCase() ?? head] ?? [])
        .filter(value => value.toLowerCase().startsWith(begun) && value.length > begun.length)
        .map(value => [head + quoted(value), ''])
}

function complete(field) {
    const list = byId('q-options')
    list.replaceChildren(...completions(field).slice(0, MOST).map(([text, meaning]) => {
        const option = document.createElement('div')
        option.className = 'opt'
        option.role = 'option'
        option.ariaSelected = 'false'
        option.dataset.text = text
        const code = document.createElement('code')
        code.textContent = text
        const note = document.createElement('span')
        note.className = 'r'
        note.textContent = meaning
        option.append(code, note)
        return option
    }))
    open(field, list.childElementCount > 0)
}

function open(field, isOpen) {
    byId('q-options').hidden = !isOpen
    field.ariaExpanded = String(isOpen)
    choose(field, options(), null)
}

function accept(option) {
    const field = byId('query')
    const { text } = option.dataset
    const end = field.selectionStart
    field.setRangeText(/[:<>#!]$/.test(text) ? text : `${text} `, end - typed(field).length, end, 'end')
    field.focus()
    field.dispatchEvent(new Event('input', { bubbles: true }))
}

document.addEventListener('input', event => event.target.id === 'query' && complete(event.target))

document.addEventListener('focusout', event => event.target.id === 'query' && open(event.target, false))

document.addEventListener('keydown', event => {
    const field = event.target
    if (field.id !== 'query' || event.isComposing) {
        return
    }
    const all = options()
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const isOpen = !byId('q-options').hidden
    const answer = by && isOpen ? () => choose(field, all, all[(all.indexOf(chosen()) + by + all.length + (by < 0 && !chosen())) % all.length])
        : event.key === 'ArrowDown' ? () => document.querySelector('#task-list .task .t')?.focus()
        : isOpen && event.key === 'Escape' ? () => open(field, false)
        : isOpen && event.key === 'Tab' && !event.shiftKey ? () => accept(chosen() ?? all[0])
        : isOpen && event.key === 'Enter' && chosen() ? () => accept(chosen())
        : null
    if (answer) {
        event.preventDefault()
        answer()
    }
})

// The field keeps the focus.
document.addEventListener('mousedown', event => event.target.closest('#q-options') && event.preventDefault())

document.addEventListener('click', event => {
    const option = event.target.closest('#q-options [role=option]')
    const fix = event.target.closest('.fixes a')
    if (option) {
        accept(option)
    } else if (fix && window.htmx && !event.ctrlKey && !event.metaKey) {
        event.preventDefault()
        write(byId('query'), new URL(fix.href).searchParams.get('q'))
    }
})

function write(field, text) {
    field.value = text
    field.focus()
    field.setSelectionRange(text.length, text.length)
    field.dispatchEvent(new Event('input', { bubbles: true }))
}

function showFault() {
    const field = byId('query')
    const fault = byId('q-fault')?.dataset
    if (!field || fault && fault.query !== field.value.trim()) {
        return
    }
    const indent = field.value.length - field.value.trimStart().length
    mark(field, fault ? [{ start: Number(fault.start) + indent, end: Number(fault.end) + indent }] : [])
    field.ariaInvalid = fault ? 'true' : null
    const shown = new URL(document.querySelector('#add-state [name=view]').value, location).searchParams.get('q')
    const stale = document.querySelector('.stale')
    if (stale && shown && document.querySelector('#task-list .task') && shown !== fault?.query) {
        stale.hidden = false
        stale.lastElementChild.textContent = shown
    }
}

document.addEventListener('htmx:afterSettle', event => {
    showFault()
    if (event.detail.requestConfig?.elt.id === 'query') {
        // The form beside the title arranges what is shown now.
        const { value } = document.querySelector('#add-state [name=view]')
        document.querySelectorAll('#main .head [name=view]').forEach(input => { input.value = value })
    }
})

document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.requestConfig?.elt.id === 'query' && event.detail.xhr.status >= 400) {
        event.detail.shouldSwap = false
        showAlert(texts.offline)
    }
})

// The field of the side bar leads to the search in place, with what is typed until it is there.
let timer = 0
let isEntering = false

document.addEventListener('input', event => {
    const isInDrawer = location.hash === '#side'
    if (event.target.matches('#side [name=q]') && window.htmx && !isInDrawer && !byId('panel').firstElementChild && !byId('add-title')?.value) {
        clearTimeout(timer)
        timer = setTimeout(enter, PAUSE, event.target)
    }
})

async function enter(entry) {
    const asked = entry.value
    if (!byId('query')) {
        if (isEntering || !asked.trim()) {
            return
        }
        isEntering = true
        await htmx.ajax('GET', searchPath(asked), { target: '#main', select: '#main > *', selectOOB: '#views:keyed', swap: 'innerHTML', headers: { 'X-Refresh': 'true' } }).catch(() => {})
        isEntering = false
        if (!byId('query')) {
            return
        }
        // htmx answers the way back to entries that it knows.
        history.replaceState({ htmx: true }, '')
        history.pushState({ htmx: true }, '', searchPath(asked))
        htmx.process(byId('main'))
    }
    if (document.activeElement === entry) {
        write(byId('query'), entry.value)
        entry.value = ''
    }
}

showFault()
