// The settings: copies secrets, and says that a file is being read.

for (const button of document.querySelectorAll('[data-copy]')) {
    // Only over HTTPS. The text can be selected and copied in any case.
    button.hidden = !navigator.clipboard
    button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(button.dataset.copy)
        button.querySelector('span').textContent = button.dataset.done
    })
}

for (const form of document.querySelectorAll('form[data-busy]')) {
    form.addEventListener('submit', event => {
        const button = event.submitter
        if (button.ariaDisabled) {
            event.preventDefault()
            return
        }
        button.ariaDisabled = 'true'
        button.textContent = form.dataset.busy
    })
}
