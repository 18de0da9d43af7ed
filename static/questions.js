/* A question that only some offences ask is shown once one of them is chosen; one that an offence answers for itself, until then,
   and with those that a commune added, which answer nothing. Without this all are shown, and only those that count are read. */
(function () {
  const infraction = document.querySelector('input[name=infraction]')
  const bloc = (champ) => champ.closest('[data-question]')

  function trier () {
    for (const champ of document.querySelectorAll('[data-si]')) {
      bloc(champ).hidden = !champ.dataset.si.split('|').includes(infraction.value)
    }
    for (const champ of document.querySelectorAll('[data-sauf]')) {
      const dite = infraction.value !== '' && !champ.dataset.sauf.split('|').includes(infraction.value)
      bloc(champ).hidden = dite && !bloc(champ).querySelector('[value=True]:checked')
    }
  }

  if (infraction) {
    infraction.addEventListener('input', trier)
    trier()
  }
})()
