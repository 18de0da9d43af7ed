/* The pages of a record, turned: from the one that has the focus and is still seen, or else from the first that is not above the window.
   Without this one scrolls. Its keys are those of its buttons, and go out with the others. */
(function () {
  const outils = document.querySelector('[data-feuilleter]')
  const pages = [...document.querySelectorAll('[data-constat] .feuillets img')]
  if (!outils || pages.length < 2) return

  const ou = (page) => page.getBoundingClientRect()
  const ici = () => pages.findIndex((page) => page === document.activeElement && ou(page).bottom > 0 && ou(page).top < innerHeight)
  const sous = () => pages.findIndex((page) => ou(page).bottom > 0)

  function suivante () {
    return pages[ici() < 0 ? sous() : ici() + 1]
  }

  function precedente () {
    return pages[(ici() < 0 ? sous() : ici()) - 1]
  }

  /* It takes the focus: who does not see it hears which it is. */
  function aller (page) {
    if (!page) return
    page.tabIndex = -1
    page.focus({ preventScroll: true })
    page.scrollIntoView({ block: 'start' })
  }

  outils.hidden = false
  for (const bouton of outils.querySelectorAll('button')) {
    bouton.addEventListener('click', () => aller(bouton.dataset.sens === 'suivante' ? suivante() : precedente()))
  }
})()
