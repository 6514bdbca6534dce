package fr.regain.console.secondlife;

import fr.regain.console.document.DocumentTable;
import fr.regain.console.page.secondlife.JtecertificateGenerated;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Visit;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The certificate of erasure of one piece: each erasure of its disks, of each of its lives.
 *
 * @param visit the request
 * @param piece the piece
 * @param table the erasures
 */
public record Certificate(Visit visit, Piece piece, DocumentTable table) {
  static Certificate of(Visit visit, Piece piece, List<RecordedErasure> erasures) {
    return new Certificate(
        visit, piece, ErasureTable.of(visit, List.of(new ErasureTable.Erased(piece, erasures))));
  }

  /** What it is. */
  public String title() {
    return visit.say("certificate.title", PieceText.label(piece.shortId()));
  }

  /** What is certified of which piece. */
  public String subject() {
    return visit.say(
        "certificate.subject", PieceText.kind(visit, piece.kind()), PieceText.name(visit, piece));
  }

  /** The certificate as a page to print. */
  String page() {
    return new String(
        Pages.render(output -> JtecertificateGenerated.render(output, null, this)),
        StandardCharsets.UTF_8);
  }
}
