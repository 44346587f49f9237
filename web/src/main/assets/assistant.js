// The assistant, beside a view or as a page: sends what is typed and shows the answer while it is written.
import { byId, showAlert, texts } from './page.js'
import { view } from './marks.js'
import { close, open } from './panel.js'

const box = byId('assistant')
const isBeside = box?.matches('aside')
const draft = `draft-${document.body.dataset.account}`

/** Stops the answer that is being written. */
let answer = null

const field = () => byId('chat-text')
const focus = () => field()?.focus({ preventScroll: true })

export async function openAssistant() {
    if (!box) {
        document.querySelector('[data-assistant]')?.click()
    } else if (isBeside && !matchMedia('(width >= 48rem)').matches) {
        location.assign('/assistant')
    } else {
        // Where there is no room for both, the task lies in front.
        const isCovered = () => matchMedia('(width < 100rem)').matches && byId('panel').firstElementChild
        if (isCovered()) {
            await close()
        }
        if (field()) {
            focus()
        } else if (!isCovered()) {
            htmx.ajax('GET', '/assistant', { source: box, target: box, swap: 'innerHTML' }).then(focus, () => {})
        }
    }
}

/** The next page of this browser shows the same beside its view; the page of the conversation gets its address. */
function remember() {
    const id = byId('chat-id')?.value
    if (isBeside) {
        document.cookie = `assistant=${field() ? id || 'new' : '; Max-Age=0'}; Path=/; SameSite=Lax`
    } else if (id) {
        history.replaceState(history.state, '', `/assistant/${id}`)
    }
}

function closeBox() {
    answer?.abort()
    box.replaceChildren()
    remember()
    byId('main').focus({ preventScroll: true })
}

document.addEventListener('click', event => {
    const at = selector => event.target.closest(selector)
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !box) {
        return
    }
    const copy = at('[data-copy-answer]')
    const task = at('#assistant [data-task-link]')
    if (at('[data-assistant]') && isBeside) {
        event.preventDefault()
        openAssistant()
    } else if (at('[data-close-assistant]') && isBeside) {
        event.preventDefault()
        closeBox()
    } else if (at('.stop')) {
        answer?.abort()
        focus()
    } else if (copy) {
        const words = [...copy.closest('.it').querySelectorAll('.md')].map(part => part.innerText).join('\n\n')
        navigator.clipboard.writeText(words).then(() => {
            say(copy.dataset.copied)
            copy.title = copy.dataset.copied
        }, () => {})
    } else if (task && isBeside && byId('task-list')) {
        event.preventDefault()
        open(`${task.getAttribute('href')}?view=${encodeURIComponent(view())}`)
    }
    box.querySelectorAll('details.menu[open]').forEach(menu => { menu.open = menu.contains(event.target) })
})

document.addEventListener('keydown', event => {
    if (event.isComposing || !box?.contains(event.target)) {
        return
    }
    // A phone's keyboard has no other key for a new line.
    if (event.key === 'Enter' && !event.shiftKey && event.target === field() && !matchMedia('(pointer: coarse)').matches) {
        event.preventDefault()
        event.target.form.requestSubmit()
    } else if (event.key === 'Escape') {
        const menu = box.querySelector('details.menu[open]')
        if (menu) {
            menu.open = false
            menu.querySelector('summary').focus()
        } else {
            byId('main').focus({ preventScroll: true })
        }
    }
})

document.addEventListener('submit', event => {
    if (window.htmx && event.target.matches('#assistant [data-stream]') && !event.target.isSigningIn) {
        event.preventDefault()
        if (!answer) {
            send(event.target)
        }
    }
})

async function send(form) {
    answer = new AbortController()
    // The button that was pressed may be gone.
    focus()
    box.dataset.busy = ''
    byId('say-alert').replaceChildren()
    byId('said').replaceChildren()
    const body = new URLSearchParams(new FormData(form))
    const typed = form.elements['chat-text']?.value
    let isSent = false
    if (typed) {
        field().value = ''
        keep()
    }
    try {
        watch()
        const response = await fetch('/assistant', {
            method: 'POST', body, signal: answer.signal,
            headers: { Accept: 'text/event-stream', 'HX-Request': 'true', 'HX-Current-URL': location.href },
        })
        isSent = response.ok
        if (response.status === 401) {
            // As a page, so that the message is still there after the sign-in.
            form.isSigningIn = true
        } else if (response.ok) {
            box.querySelectorAll('#hello, .ask, .lines .alert').forEach(part => part.remove())
            if (form.elements.again) {
                const old = form.closest('.it')
                old.previousElementSibling.remove()
                old.remove()
            }
            byId('lines').parentElement.scrollTop = 0
            await show(response.body.pipeThrough(new TextDecoderStream()).getReader())
        } else {
            byId('say-alert').innerHTML = await response.text()
        }
    } catch (failed) {
        if (failed.name !== 'AbortError') {
            showAlert(texts.offline, box.firstElementChild)
        }
    }
    if (typed && !isSent) {
        putBack(typed)
    }
    clearTimeout(stall)
    answer = null
    delete box.dataset.busy
    if (form.isSigningIn) {
        form.requestSubmit()
    }
}

/** In milliseconds: the server sends something every two seconds. */
const LONGEST_SILENCE = 15_000

let stall

/** Gives up a connection that says nothing any more. */
function watch() {
    const watched = answer
    clearTimeout(stall)
    stall = setTimeout(() => watched.abort(new Error('stalled')), LONGEST_SILENCE)
}

async function show(reader) {
    let rest = ''
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        watch()
        const events = (rest + piece.value).split('\n\n')
        rest = events.pop()
        events.forEach(showEvent)
    }
}

function showEvent(event) {
    const lines = event.split('\n')
    const data = lines.filter(line => line.startsWith('data: ')).map(line => line.slice(6)).join('\n')
    if (lines[0] === 'event: text') {
        [...box.querySelectorAll('.raw')].at(-1)?.append(data)
    } else if (lines[0] === 'event: said') {
        say(data)
    } else if (data && byId('lines')) {
        htmx.swap(byId('lines'), data, { swapStyle: 'beforeend' }, { eventInfo: { target: byId('lines') } })
        remember()
    }
}

/** To screen readers. */
function say(sentence) {
    const line = document.createElement('p')
    line.textContent = sentence
    byId('said').append(line)
}

// What is typed is still there on the next page.
const keep = () => sessionStorage.setItem(draft, field().value)

/** What could not be sent, in front of what was typed meanwhile. */
function putBack(text) {
    const all = [text, sessionStorage.getItem(draft)].filter(Boolean).join('\n')
    sessionStorage.setItem(draft, all)
    if (field()) {
        field().value = all
    }
}

document.addEventListener('input', event => event.target === field() && keep())

function restore() {
    if (field()) {
        field().value ||= sessionStorage.getItem(draft) ?? ''
    }
}

// The conversation that is answered leaves.
document.addEventListener('htmx:beforeSwap', event => event.detail.target === box && answer?.abort())

document.addEventListener('htmx:afterSettle', ({ detail }) => {
    if (detail.target === box && box) {
        restore()
        remember()
        if (detail.requestConfig.elt !== box) {
            focus()
        }
    }
})

document.addEventListener('htmx:afterRequest', ({ detail }) => {
    const undone = detail.successful && detail.pathInfo.requestPath.endsWith('/undo') && byId(detail.target?.id)?.querySelector('.undone')
    if (undone && box && detail.target !== box) {
        say(undone.textContent)
        focus()
    }
})

// Browsers copy only over HTTPS.
box?.toggleAttribute('data-copies', Boolean(navigator.clipboard))
restore()
