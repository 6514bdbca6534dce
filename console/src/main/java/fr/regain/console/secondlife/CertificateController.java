package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.document.PdfPrinter;
import fr.regain.console.web.Visit;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.List;

/** The certificate of erasure of a piece, to print or to save. */
@Controller("/m/{label}/certificat")
@Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN, Roles.COORDINATOR})
final class CertificateController {
  private final SecondLifeService pieces;
  private final PdfPrinter printer;

  CertificateController(SecondLifeService pieces, PdfPrinter printer) {
    this.pieces = pieces;
    this.printer = printer;
  }

  @Get
  HttpResponse<byte[]> paper(
      Visit visit, Person person, String label, @QueryValue(defaultValue = "pdf") String format) {
    Piece piece = pieces.find(SecondLifeService.readable(person), label).piece();
    Certificate paper = Certificate.of(visit, piece, pieces.erasures(piece));
    String name = visit.say("certificate.file") + "-" + piece.shortId();
    return format.equals("pdf")
        ? Downloads.file(printer.print(paper.page()), PdfPrinter.MEDIA_TYPE, name + ".pdf")
        : Downloads.of(name, format, List.of(paper.table()));
  }
}
