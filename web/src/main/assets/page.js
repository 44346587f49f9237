// What all scripts share: the page's texts, alerts, and the time zone of the browser.

export const byId = id => document.getElementById(id)

/** What scrolls: the list beside the side bar; on a phone, the page. */
export const scrollers = () => [document.querySelector('.scroll'), document.scrollingElement]

/** In the language of the page. */
export const texts = byId('texts')?.dataset ?? {}

const alerts = { '#panel': 'f-alert', '#quick': 'quick-alert', '#assistant': 'say-alert' }

/** Beside what caused it. */
export const alertOf = element => byId(alerts[Object.keys(alerts).find(part => element?.closest?.(part))] ?? 'alert')

export function showAlert(sentence, cause) {
    const line = document.createElement('p')
    line.className = 'alert'
    line.textContent = sentence
    alertOf(cause)?.replaceChildren(line)
}

/** Whether the page sent the request by itself: it then neither shows nor clears alerts. */
const isAutomatic = event => event.target.id === 'bell' || event.detail.requestConfig?.headers['X-Refresh']

document.addEventListener('htmx:beforeRequest', event => {
    if (!isAutomatic(event)) {
        alertOf(event.target)?.replaceChildren()
    }
})

for (const failure of ['htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(failure, event => isAutomatic(event) || showAlert(texts.offline, event.target))
}

// Without an address of its own, hx-post or hx-get has that of the form or link.
document.addEventListener('htmx:configRequest', ({ detail }) => {
    if (detail.elt.getAttribute('hx-post') === '') {
        detail.path = detail.elt.getAttribute('action')
    } else if (detail.elt.getAttribute('hx-get') === '') {
        detail.path = detail.elt.getAttribute('href')
    }
})

// The server compares the browser's time zone with the profile's and offers to change the latter.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
document.cookie = `time_zone=${encodeURIComponent(zone)}; Path=/; Max-Age=31536000; SameSite=Lax`
