"""The second wall, as it is drawn: PostgreSQL itself hides the cases that are not theirs who ask, whatever the question forgets.

It repeats `portees` in another language, and is drawn from the models: whatever row hangs from a case stands behind it.
`maconnerie.py` builds it.
"""

from functools import cache

from django.apps import apps

from procedure.models import Dossier, Partage

# What whoever asks has said of themselves (`regards.py`), in this transaction; nothing is nothing.
FONCTIONS = {
    "mur(text)": """
        CREATE OR REPLACE FUNCTION mur(champ text) RETURNS text LANGUAGE sql STABLE AS
        $$ SELECT nullif(current_setting('mur.' || champ, true), '') $$
    """,
    # A mairie answers for the communes that it has taken in.
    "mur_anciennes()": """
        CREATE OR REPLACE FUNCTION mur_anciennes() RETURNS bigint[] LANGUAGE sql STABLE AS $$
            WITH RECURSIVE siennes AS (
                SELECT unnest(mur('mairies')::bigint[]) AS id UNION
                SELECT prise.id FROM annuaire_institution prise JOIN siennes ON prise.devenue_id = siennes.id
                WHERE prise.devenue_le <= (mur('instant')::timestamptz AT TIME ZONE prise.fuseau)::date
            ) SELECT array_agg(id) FROM siennes
        $$
    """,
    # What was shared with them, or with whom they stand in for, where they hold an office.
    "mur_confies()": """
        CREATE OR REPLACE FUNCTION mur_confies() RETURNS bigint[] LANGUAGE sql STABLE AS $$
            SELECT array_agg(partage.dossier_id) FROM procedure_partage partage
            JOIN annuaire_institution ici ON ici.id = partage.institution_id
            WHERE partage.institution_id = ANY (mur('chez')::bigint[])
            AND partage.debut <= mur('instant')::timestamptz
            AND (partage.fin IS NULL OR partage.fin > mur('instant')::timestamptz)
            AND (partage.personne_id = mur('personne')::bigint OR EXISTS (
                SELECT FROM annuaire_absence absence WHERE absence.suppleant_id = mur('personne')::bigint
                AND absence.personne_id = partage.personne_id AND absence.institution_id = ici.id
                AND (mur('instant')::timestamptz AT TIME ZONE ici.fuseau)::date BETWEEN absence.debut AND absence.fin
            ))
        $$
    """,
}
TOUT = "mur('tout') = 'oui'"
LUI = "personne_id = (SELECT mur('personne')::bigint)"
# In the order in which most rows are let through: what is asked last is asked of none.
DU_DOSSIER = f"""{TOUT}
    OR commune_id = ANY ((SELECT mur('mairies')::bigint[])::bigint[]) AND (cote = 'mairie' OR transmis_le IS NOT NULL)
    OR parquet_id = ANY ((SELECT mur('parquets')::bigint[])::bigint[]) AND (cote = 'parquet' OR transmis_le IS NOT NULL)
    OR commune_id = ANY ((SELECT mur_anciennes())::bigint[]) AND (cote = 'mairie' OR transmis_le IS NOT NULL)
    OR id = ANY ((SELECT mur_confies())::bigint[])
"""
# Read before the case that it opens, so not behind it; written by who sees that case.
DU_PARTAGE = f"{TOUT} OR institution_id = ANY ((SELECT mur('chez')::bigint[])::bigint[])"


@cache
def regles() -> dict[str, str]:
    """Of each table behind the wall, a parent's before its children's."""
    derriere = {Dossier: DU_DOSSIER, Partage: DU_PARTAGE}
    while nouvelles := {m: c for m in _modeles() if m not in derriere and (c := _condition(m, derriere))}:
        derriere |= nouvelles
    return {modele._meta.db_table: _regle(modele, condition) for modele, condition in derriere.items()}


def _regle(modele, condition) -> str:
    """Whoever entrusts a case sees it."""
    a_qui_confie = f" AND {_en_vue(modele, modele._meta.get_field('dossier'))}" if modele is Partage else ""
    ecrire = f" WITH CHECK (({condition}){a_qui_confie})" if a_qui_confie else ""
    return f"CREATE POLICY mur ON {modele._meta.db_table} USING ({condition}){ecrire}"


def _modeles():
    return [m for m in apps.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy]


def _condition(modele, derriere) -> str:
    """Its cases, all of them, are in sight; a row that is of none is its addressee's. Without a case of its own, its parent is."""
    liens = [champ for champ in modele._meta.local_fields if champ.remote_field]
    siens = [lien for lien in liens if issubclass(lien.related_model, Dossier)]
    siens = siens or [lien for lien in liens if lien.related_model in derriere and lien.related_model is not modele]
    fermes = [lien for lien in siens if not lien.null]
    vues = [_en_vue(modele, lien) for lien in fermes]
    vues += [_en_vue_ou_rien(modele, lien, bool(fermes)) for lien in siens if lien.null]
    return f"{TOUT} OR {' AND '.join(vues)}" if vues else ""


def _en_vue(modele, lien) -> str:
    """Asked row by row, through the key: as EXISTS, the planner would rather read all the cases in sight first."""
    parent = Dossier._meta if issubclass(lien.related_model, Dossier) else lien.related_model._meta
    cle, colonne = parent.pk.column, f"{modele._meta.db_table}.{lien.column}"
    return f"(SELECT true FROM {parent.db_table} parent WHERE parent.{cle} = {colonne})"  # noqa: S608 – names of ours


def _en_vue_ou_rien(modele, lien, autre) -> str:
    """Where nothing is linked, another link decides; else its addressee, else nobody."""
    if not autre and not any(champ.attname == "personne_id" for champ in modele._meta.local_fields):
        return _en_vue(modele, lien)
    rien = f"{modele._meta.db_table}.{lien.column} IS NULL"
    return f"({_en_vue(modele, lien)} OR {rien if autre else f'{rien} AND {LUI}'})"
