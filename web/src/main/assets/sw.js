// The service worker: keeps the files of the application, and the last pages of one account for when there is no connection.
// The script that loads this one names the files in self.assets.

const FILES = 'files'

/** Begins the name of the cache with the pages of an account, whose id follows. */
const PAGES = 'pages-'

const OFFLINE = '/offline'

/** In milliseconds. */
const PATIENCE = 2_000
const MAX_AGE = 7 * 24 * 60 * 60 * 1000

const MAX_PAGES = 40

const KEPT_AT = 'X-Kept-At'

const VIEW = /^\/((upcoming|calendar|inbox|completed|search)?|(lists|tags|saved|tasks)\/[^/]+)$/
const SIGNING = /^\/(sign-in|sign-out|register)$/

/** Rises with each sign-in and sign-out: a page that was requested before is not kept. */
let generation = 0

const pathOf = request => new URL(request.url).pathname

self.addEventListener('install', event => {
    self.skipWaiting()
    event.waitUntil(addFiles())
})

async function addFiles() {
    const files = await caches.open(FILES)
    const known = (await files.keys()).map(pathOf)
    await files.addAll(self.assets.filter(asset => !known.includes(asset)))
    await files.add(OFFLINE)
}

// The pages of an earlier version name files that are no longer kept.
self.addEventListener('activate', event => event.waitUntil(Promise.all([forget(), removeFiles(), self.clients.claim()])))

async function removeFiles() {
    const files = await caches.open(FILES)
    const old = (await files.keys()).filter(file => ![OFFLINE, ...self.assets].includes(pathOf(file)))
    await Promise.all(old.map(file => files.delete(file)))
}

self.addEventListener('fetch', event => {
    const { request } = event
    const { origin, pathname, search } = new URL(request.url)
    const address = pathname + search
    const isView = VIEW.test(pathname)
    if (origin !== location.origin) {
        return
    }
    if (request.method === 'POST') {
        if (SIGNING.test(pathname)) {
            event.respondWith(sign(event))
        } else if (pathname.startsWith('/settings')) {
            event.waitUntil(forget())
        }
    } else if (self.assets.includes(pathname)) {
        event.respondWith(caches.match(pathname).then(file => file ?? fetch(request)))
    } else if (request.mode === 'navigate') {
        event.respondWith(isView ? networkFirst(event, address, offline) : otherPage(event, pathname))
    } else if (isView && request.headers.has('X-Refresh')) {
        event.respondWith(fetchAndKeep(event, address))
    } else if (isView && request.headers.has('HX-Request') && pathname.startsWith('/tasks/')) {
        event.respondWith(networkFirst(event, `${address}&panel`, Response.error))
    }
})

/** A sign-in or sign-out. Whatever its answer, the pages are gone. */
async function sign(event) {
    await forget()
    const answer = await fetch(event.request).catch(offline)
    await forget()
    renewOfflinePage(event)
    return answer
}

/** The page may have another language from now on. */
function renewOfflinePage(event) {
    event.waitUntil(caches.open(FILES).then(files => files.add(OFFLINE)).catch(() => {}))
}

async function forget() {
    generation++
    await deletePages()
}

async function deletePages(except) {
    const names = await caches.keys()
    await Promise.all(names.filter(name => name.startsWith(PAGES) && name !== except).map(name => caches.delete(name)))
}

async function otherPage(event, pathname) {
    const answer = await fetch(event.request).catch(offline)
    if (answer.ok && SIGNING.test(pathname)) {
        await forget()
    } else if (pathname === '/settings') {
        renewOfflinePage(event)
    }
    return answer
}

async function offline() {
    const page = await caches.match(OFFLINE)
    return page ? new Response(page.body, { status: 503, headers: page.headers }) : Response.error()
}

/** The kept copy replaces an answer that is late, or says that the tasks cannot be reached. */
async function networkFirst(event, address, otherwise) {
    const network = fetchAndKeep(event, address)
    const late = new Promise(resolve => setTimeout(resolve, PATIENCE))
    const answer = await Promise.race([network.catch(() => {}), late])
    if (answer && ![502, 503, 504].includes(answer.status)) {
        return answer
    }
    return await copyOf(address) ?? network.catch(async () => await viewOf(address) ?? otherwise())
}

function fetchAndKeep(event, address) {
    const started = generation
    const network = fetch(event.request)
    const copy = network.then(answer => answer.clone())
    event.waitUntil(copy.then(answer => keep(address, answer, started)).catch(() => {}))
    return network
}

async function keep(address, answer, started) {
    if (!answer.ok || !answer.headers.get('Content-Type')?.startsWith('text/html')) {
        return
    }
    const page = await answer.text()
    const account = /<body[^>]* data-account="([^"]+)"/.exec(page)?.[1]
    // A panel does not say whose it is.
    const name = account ? PAGES + account : (await caches.keys()).find(cache => cache.startsWith(PAGES))
    if (!name || generation !== started) {
        return
    }
    const headers = new Headers(answer.headers)
    headers.set(KEPT_AT, Date.now())
    const pages = await caches.open(name)
    await deletePages(name)
    await pages.delete(address)
    await pages.put(address, new Response(page, { headers }))
    const addresses = await pages.keys()
    await Promise.all(addresses.slice(0, -MAX_PAGES).map(oldest => pages.delete(oldest)))
}

async function copyOf(address) {
    const copy = await caches.match(address)
    const keptAt = Number(copy?.headers.get(KEPT_AT) ?? 0)
    if (Date.now() - keptAt > MAX_AGE) {
        return undefined
    }
    const page = await copy.text()
    return new Response(page.replace('<html ', `<html data-kept-at="${keptAt}" `), { headers: copy.headers })
}

/** The list beside which a task was open, if the task was never loaded as a page. */
async function viewOf(address) {
    const { pathname, searchParams } = new URL(address, location)
    const view = searchParams.get('view')
    const isPage = pathname.startsWith('/tasks/') && view && !address.endsWith('&panel')
    return isPage && await copyOf(view) ? Response.redirect(view) : undefined
}
