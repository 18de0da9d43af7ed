"""What its acts make of a case, told again from them alone: where it stands, since when, what its referrals came to."""

from typing import Any

# In the data of the act that first goes out: the version of the convention that binds the case from there on.
ENGAGE = "engage_sous"


class Recit:
    """Its attributes have the names of the columns of the case."""

    def __init__(self, page, traces):
        self.page, self.inconnus = page, {trace.acte for trace in traces} - set(page.actes)
        self.version, self.etat, self.rang = traces[-1].version, traces[-1].vers, 0
        self.etat_depuis = self.engage_le = self.transmis_le = self.convention_id = None
        self.debout: dict[int, Any] = {}
        self.issues: set[tuple] = set()
        for trace in traces if not self.inconnus else ():
            self._suivre(trace, page.actes[trace.acte])

    def saisines(self) -> set[tuple]:
        """Each outcome: the act, its case, the referral, whether it stands."""
        tenues = {trace.pk for trace in self.debout.values()}
        return {(*issue, issue[0] in tenues) for issue in self.issues}

    def _suivre(self, trace, acte):
        reprend = acte.nom in self.page.reprises()
        if reprend:
            self.debout.pop(self.rang, None)
        elif self.page.est_issue(acte, trace.de):
            self.debout[self.rang] = trace
            self.issues.add((trace.pk, trace.dossier_id, self.rang, trace.acte))
        if trace.vers != trace.de:
            self.etat_depuis = trace.su_le
            self.rang += trace.vers in self.page.attentes and not reprend
        if ENGAGE in trace.donnees:
            self.convention_id, self.engage_le = trace.donnees[ENGAGE], trace.su_le
        if acte.transmet and not self.transmis_le:
            self.transmis_le = trace.su_le
