package fr.regain.console.secondlife;

import fr.regain.console.document.LabelFormat;
import fr.regain.console.platform.paging.Count;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.ListAddress;
import java.text.NumberFormat;

/**
 * What the page of labels shows.
 *
 * @param visit the request
 * @param pieces the list whose pieces get labels
 * @param isFiltered whether it is the filter that says which pieces, and not a list of labels
 * @param count how many pieces pass the filter
 * @param host the name, and the port, by which the reader's browser came here
 * @param secure whether it came by HTTPS
 * @param form what was filled in
 */
public record LabelsView(
    Visit visit,
    ListAddress pieces,
    boolean isFiltered,
    Count count,
    String host,
    boolean secure,
    Form form) {
  /** Address of the page. */
  public static final String PATH = "/seconde-vie/etiquettes";

  /** The name that codes lead to. */
  public String address() {
    return form.text("adresse").isEmpty() ? host : form.text("adresse");
  }

  /** Whether codes lead there without encryption: as was chosen, else as the reader came. */
  public boolean isPlain() {
    String chosen = form.text("protocole");
    return chosen.isEmpty() ? !secure : chosen.equals("http");
  }

  /** A format in words: "24 labels of 63.5 × 33.9 mm on A4". */
  public String format(LabelFormat format) {
    return visit.say(
        format.isRoll() ? "labels.roll" : "labels.sheet",
        format.labels(),
        millimetres(format.width()),
        millimetres(format.height()));
  }

  private String millimetres(double length) {
    return NumberFormat.getInstance(visit.words().language().locale()).format(length);
  }
}
