"""The values that fields may take; the database contract names the same."""
from __future__ import annotations

GENRES = ("oppdragsdokument", "foretaksprotokoll", "oppdrag_og_bestilling", "klinikkoppdrag", "tildelingsbrev",
          "tilleggsdokument", "statustabell", "tertialrapport", "årlig_melding", "delårsrapport", "annet")
REPORTS = ("statustabell", "tertialrapport", "årlig_melding", "delårsrapport")
LEVELS = ("stat", "region", "foretak", "klinikk")  # ministry and directorates, RHF, HF, clinic: top down
LANGUAGES = ("nb", "nn", "sv")
BLOCK_KINDS = ("heading", "paragraph", "item", "table_head", "row", "footnote", "caption", "furniture")
KINDS = ("mål", "indikator", "oppdrag", "krav", "tiltak", "føring", "indikatordefinisjon", "rapporteringskrav")
ORIGINS = ("issued", "restated", "definition")
DUTIES = ("due", "via_lead", "not_due", "unknown")
ROLES = ("addressee", "lead", "partner", "report_to")
PRECISIONS = ("day", "month", "quarter", "tertial", "half", "season", "year")
DEADLINE_TYPES = ("due", "report", "start", "revised", "recurring")
OPERATORS = (">=", "<=", ">", "<", "=", "increase", "decrease", "hold")
HORIZONS = ("this_year", "by_date", "long_term")
QUANTIFIERS = ("overall", "each")
STATUSES = ("oppfylt", "delvis", "ikke_oppfylt", "pågår", "ikke_påbegynt", "forsinket", "bortfalt", "mangler_tall", "ukjent")
BASES = ("result", "forecast")
AMENDMENTS = ("lapsed", "partly_lapsed", "reporting_dropped", "new_deadline", "clarified", "corrected", "continued")
LINK_KINDS = ("same", "reworded", "changed", "split", "merged", "cascade", "sibling", "reported", "amended", "defines", "related")
CERTAINTIES = ("certain", "candidate")
VERDICTS = ("confirmed", "rejected", "suspect")
FINDINGS = ("new", "gone", "not_passed_down", "unanswered")
SEVERITIES = ("error", "warning", "note")  # not read or partly lost · read, but check it · good to know
