/* A question that only some offences ask is shown once one of them is chosen. Without this all are shown, and only those that count are read. */
(function () {
  const infraction = document.querySelector('input[name=infraction]')
  const bloc = (champ) => champ.closest('[data-question]')

  function trier () {
    for (const champ of document.querySelectorAll('[data-si]')) {
      bloc(champ).hidden = !champ.dataset.si.split('|').includes(infraction.value)
    }
    for (const champ of document.querySelectorAll('[data-sans]')) bloc(champ).hidden = infraction.value !== '' && !bloc(champ).querySelector('[value=True]:checked')
  }

  if (infraction) {
    infraction.addEventListener('input', trier)
    trier()
  }
})()
