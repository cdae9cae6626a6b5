/** One of the few paragraphs that layout version 5 broke into other lines. German. */
export const brokenOtherwise =
  'Kunde nicht. Am Einrichtungen Grüßen in nehmen Unternehmen Stellung. die an. Lieferanten Herstellererklärung und dass Wofür ' +
  'Beschaffungsrichtlinie Sie Lager geprüfte Ministerien Sie Filialen Beschaffungsrichtlinie an Dokument Das fragt. Der wo vernetzter ' +
  'wurde Unternehmen Vertriebspartner Büros keine für Punkt Richtlinie Königreich, Vertriebspartner geprüfte an wir vernetzter das ' +
  'Innenministerium Beschaffungsrichtlinie dass ausdrücklich den wo eine Sehr bedeutet Zertifizierung'
