// Questions and pickers are pages of their own; here they open in a dialog over the list.
import { byId } from './page.js'

// Once htmx has prepared its form.
document.addEventListener('htmx:afterSettle', event => {
    const dialog = byId('dialog')
    if (event.detail.target === dialog && !dialog.open) {
        dialog.opener = event.detail.requestConfig.elt
        dialog.showModal()
    }
})

// A link says which part of its page the dialog shows. Listening once costs less than to have htmx look at two links of every row.
document.addEventListener('click', event => {
    const link = event.target.closest('a[data-dialog]')
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault()
        showInDialog(link.getAttribute('href'), link, link.dataset.dialog)
    }
})

document.addEventListener('click', event => {
    if (event.target.closest('dialog [data-close]') || event.target === byId('dialog')) {
        event.preventDefault()
        closeDialog()
    }
})

// Before the swap: an open dialog makes the rest of the page inert, so the message's button could not be pressed at once.
// The answer to an earlier action, or a change made elsewhere, leaves the dialog open.
document.addEventListener('htmx:beforeSwap', event => {
    const { target, requestConfig } = event.detail
    if (['task-list', 'assistant'].includes(target.id) && requestConfig.elt.closest?.('#dialog')) {
        closeDialog()
    }
})

// A picker that comes back with a fault stays open.
document.addEventListener('htmx:responseError', event => event.detail.target.id === 'alert' && closeDialog())

/** Loads a page and shows a part of it. */
export function showInDialog(path, source = document.body, part = '#picker') {
    htmx.ajax('GET', path, { source, target: '#dialog', select: part, swap: 'innerHTML' })?.catch(() => {})
}

export function closeDialog() {
    if (byId('dialog')?.open) {
        byId('dialog').close()
    }
}
