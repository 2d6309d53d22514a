"""
### Vocabulary: takes a list of authorities in

**What it does.** Reads a thesaurus, a list of places or of persons, and brings it into the catalogue with its version, in place of the older
one. From then on the DAG `metadata` suggests its authorities for names and titles: an institution's own list in its packages only, one of
nobody's in all of them. The file is kept, so that a lost catalogue gets it back. The same version again changes nothing.

**Start it** with the name of a file that was put into `HERITAGE_HOME/custody/vocabularies/incoming`: SKOS as `.ttl`, `.rdf` or `.xml`, or a CSV
with the columns `uri` and `label` (and, if there are such, `language`, `kind`: concept, person, place, organisation; `alternative`: names apart by |).

**When the run is red.** The file is no vocabulary, or that version is there already as another file: the log says where. Nothing was changed.
"""

from airflow.sdk import Param, dag, get_current_context, task

from heritage_airflow.custody_defaults import care, institutions, put_into_words, who
from heritage_airflow.defaults import DEFAULTS
from heritage_airflow.supervision.pools import CARE, pool

KINDS = ["concept", "person", "place", "organisation"]

FORM = {
    "file": Param(
        type="string", minLength=1, maxLength=200, title="File", description="In custody/vocabularies/incoming."
    ),
    "name": Param(type="string", minLength=1, maxLength=60, title="Name", description="aat, thesaurus-kbr"),
    "version": Param("", type="string", maxLength=60, title="Version", description="Its own; empty: the day."),
    "institution": Param(
        "", type="string", enum=institutions(), title="Institution", description="Whose it is; empty: all may ask it."
    ),
    "kind": Param("concept", enum=KINDS, title="Kind", description="Of what its names are, where it does not say so."),
}


@dag(schedule=None, **care(default_args=DEFAULTS | {"pool": pool(CARE)}, params=FORM, doc_md=__doc__))
def vocabulary():
    """The DAG."""

    @task
    def take_in() -> bool:
        from heritage.flows.enrich import vocabularies

        form = dict(get_current_context()["params"])
        with put_into_words():
            file = form.pop("file")
            return vocabularies.import_(vocabularies.incoming(file), vocabularies.Asked(**form), who=who())

    take_in()


vocabulary()
