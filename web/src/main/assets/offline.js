// Pages without a connection: the worker that keeps them, and the line that says how old they are and what waits to be sent.
import { byId, texts } from './page.js'
import { refresh } from './list.js'

/** In milliseconds: between attempts to reach the server. */
export const RETRY = 30_000
const SOON = 1_000

/** The id of the user; empty if nobody is signed in. */
export const account = document.body.dataset.account ?? ''

export const isForSigningIn = document.querySelector('form:is([action="/sign-in"], [action="/register"])') !== null

const root = document.documentElement

const isRefresh = event => event.detail.requestConfig.headers['X-Refresh']

/** When the worker kept this page; null for a page that has just come from the server. */
let keptAt = root.dataset.keptAt ? new Date(Number(root.dataset.keptAt)) : null
let waiting = 0
let pause = SOON
let timer = 0

function time(date) {
    const isToday = date.toDateString() === new Date().toDateString()
    return new Intl.DateTimeFormat(root.lang, { dateStyle: isToday ? undefined : 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(date)
}

function show() {
    byId('sync')?.replaceChildren([
        keptAt ? texts.keptAt.replace('{time}', time(keptAt)) : '',
        waiting > 0 ? texts.waiting.replace('{number}', waiting) : '',
    ].filter(Boolean).join(' '))
}

/** Shows how many changes wait to be sent. */
export function showWaiting(count) {
    waiting = count
    const badge = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.()
    badge?.catch(() => {})
    show()
}

function update() {
    if (keptAt && !document.hidden && byId('task-list')) {
        refresh()
    }
}

document.addEventListener('htmx:afterOnLoad', event => {
    if (isRefresh(event) && event.detail.successful) {
        pause = SOON
        keptAt = null
        show()
    }
})

// Again until it succeeds, less and less often.
for (const failure of ['htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(failure, event => {
        if (isRefresh(event)) {
            clearTimeout(timer)
            timer = setTimeout(() => document.hidden || refresh(), pause)
            pause = Math.min(2 * pause, RETRY)
        }
    })
}

/** Calls back when the server may be within reach again. Not every browser can be woken for this. */
export function whenBack(call) {
    window.addEventListener('online', call)
    window.addEventListener('focus', call)
    setInterval(call, RETRY)
}

async function tryAgain() {
    const answer = await fetch('/offline').catch(() => null)
    if (answer?.ok) {
        location.reload()
    }
}

if (keptAt) {
    // Its message was about something else.
    byId('toast')?.replaceChildren()
    whenBack(update)
    // The answer was perhaps only late.
    update()
}

if (byId('reload')) {
    whenBack(tryAgain)
    setTimeout(tryAgain, SOON)
}

// The worker does not see a sign-in on a page that was loaded past it.
if (window.caches && (byId('side') || isForSigningIn)) {
    caches.keys().then(names => names.filter(name => name.startsWith('pages-') && name !== `pages-${account}`).forEach(name => caches.delete(name)))
}

if (account && navigator.serviceWorker) {
    const isFirst = !navigator.serviceWorker.controller
    navigator.serviceWorker.register('/sw.js').catch(() => {})
    // It keeps what it sees, and has not seen this page.
    navigator.serviceWorker.addEventListener('controllerchange', () => isFirst && fetch(location.href, { headers: { 'X-Refresh': 'true', 'HX-Request': 'true' } }).catch(() => {}), { once: true })
}

show()
