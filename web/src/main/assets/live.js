// Shows changes that are made elsewhere. One window of a browser listens and tells the others: HTTP/1.1 allows few connections.
import { byId, texts } from './page.js'
import { refresh } from './list.js'

/** In milliseconds: a change of many tasks is many events. */
const COALESCE = 150

/** In milliseconds: before a stream that the server refused is tried again. */
const RETRY = 30_000

const channel = new BroadcastChannel('live')
const account = document.querySelector('.account-name')?.textContent

// Operations of this window: their answers have changed the page already.
const own = new Set()
let unseen = new Set()

/** The id of the last change that this window or the one that listens has seen. */
let last = Number(texts.lastEvent)
let isListening = false
let timer = 0
let requests = 0

document.addEventListener('htmx:beforeSend', () => requests++)
document.addEventListener('htmx:afterRequest', () => {
    requests--
    for (const form of document.querySelectorAll('#toast form')) {
        own.add(form.action.match(/operations\/([^/]+)/)?.[1])
    }
})

function notice(operation) {
    unseen.add(operation)
    timer ||= setTimeout(show, COALESCE)
}

function show() {
    timer = requests > 0 ? setTimeout(show, COALESCE) : 0
    if (timer || document.hidden) {
        return
    }
    const others = [...unseen].filter(operation => !own.has(operation))
    unseen = new Set()
    if (others.length > 0 && byId('task-list')) {
        refresh()
    }
}

document.addEventListener('visibilitychange', () => unseen.size > 0 && show())

function tell(operation) {
    notice(operation)
    channel.postMessage({ account, operation })
}

channel.addEventListener('message', ({ data }) => {
    if (data.account !== account) {
        return
    }
    if (data.operation) {
        notice(data.operation)
    } else if (isListening && data.since < last) {
        tell('missed')
    }
})

function listen() {
    isListening = true
    const stream = new EventSource(`/live?last_event_id=${last}`)
    let isReopened = false
    stream.addEventListener('open', () => {
        document.documentElement.dataset.live = 'listening'
        if (isReopened) {
            tell('reopened')
        }
        isReopened = true
    })
    stream.addEventListener('change', event => {
        last = Number(event.lastEventId)
        tell(JSON.parse(event.data).operation)
    })
    stream.addEventListener('reset', () => tell('reset'))
    stream.addEventListener('error', () => {
        if (stream.readyState === EventSource.CLOSED) {
            setTimeout(listen, RETRY)
        }
    })
}

if (account) {
    // What has changed since the page was made.
    channel.postMessage({ account, since: last })
    if (navigator.locks) {
        // Held until the window closes; then the next one listens.
        navigator.locks.request(`live ${account}`, () => {
            listen()
            return new Promise(() => {})
        })
    } else {
        listen()
    }
}
