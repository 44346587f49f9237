// Shows new notifications outside of the page, where the user has switched that on in this browser.
import { byId } from './page.js'

/** Its value is a time: what is older has been shown, or was there before. */
const SWITCH = 'notifications-shown-until'

const toggle = byId('notify')
if (toggle && window.Notification) {
    toggle.disabled = Notification.permission === 'denied'
    byId('notify-blocked').hidden = !toggle.disabled
    toggle.checked = Notification.permission === 'granted' && localStorage.getItem(SWITCH) !== null
    toggle.addEventListener('change', async () => {
        localStorage.removeItem(SWITCH)
        const allowed = toggle.checked && await Notification.requestPermission() === 'granted'
        byId('notify-blocked').hidden = allowed || !toggle.checked
        toggle.checked = allowed
        if (allowed) {
            localStorage.setItem(SWITCH, new Date().toISOString())
        }
    })
}

// The bell asks for the newest notification every minute.
document.addEventListener('htmx:afterSettle', () => {
    const { id, message, sent } = byId('bell')?.dataset ?? {}
    const until = localStorage.getItem(SWITCH)
    if (!sent || !until || Date.parse(sent) <= Date.parse(until) || Notification.permission !== 'granted') {
        return
    }
    localStorage.setItem(SWITCH, sent)
    const notification = new Notification('Todo', { body: message, tag: id })
    notification.onclick = () => {
        window.focus()
        location.assign(`/notifications/${id}`)
    }
})
