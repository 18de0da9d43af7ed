/* The pages of a record, turned: to the next that begins below the top of the window, or the last that began above it.
   Without this one scrolls. Its keys are those of its buttons, and go out with the others. */
(function () {
  const MARGE = 8
  const outils = document.querySelector('[data-feuilleter]')
  const pages = [...document.querySelectorAll('[data-constat] .feuillets img')]
  if (!outils || pages.length < 2) return

  const haut = (page) => page.getBoundingClientRect().top
  const suivante = () => pages.find((page) => haut(page) > MARGE)
  const precedente = () => pages.filter((page) => haut(page) < -MARGE).pop()

  /* The page has the focus: who does not see it hears which it is. */
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
