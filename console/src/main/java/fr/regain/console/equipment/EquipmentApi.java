package fr.regain.console.equipment;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pieces of equipment, for programs. */
@Controller(ApiRequest.ROOT + "/equipment")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
class EquipmentApi {
  private final EquipmentService equipment;

  EquipmentApi(EquipmentService equipment) {
    this.equipment = equipment;
  }

  /** A piece of {@link Equipment}. */
  @Serdeable
  record EquipmentAnswer(
      String label,
      long siteId,
      @Nullable UUID deviceId,
      @Nullable UUID seenWith,
      EquipmentKind kind,
      @Nullable String vendor,
      @Nullable String model,
      @Nullable String serialNumber,
      @Nullable LocalDate madeAfter,
      @Nullable LocalDate madeBefore,
      DeclarationRequest declaration,
      Origin origin,
      Instant createdAt,
      Instant changedAt) {
    static EquipmentAnswer of(Equipment piece) {
      Description description = piece.description();
      return new EquipmentAnswer(
          piece.shortId().text(),
          piece.siteId(),
          piece.deviceId(),
          piece.seenWith(),
          piece.kind(),
          description.vendor(),
          description.model(),
          description.serialNumber(),
          piece.made().after(),
          piece.made().before(),
          DeclarationRequest.of(piece.declaration()),
          piece.origin(),
          piece.createdAt(),
          piece.changedAt());
    }
  }

  /** What people declare of a piece; see {@link Declaration}. */
  @Serdeable
  record DeclarationRequest(
      @Nullable Long ownerId,
      @Nullable LocalDate purchasedOn,
      @Nullable @Size(min = 1, max = Declaration.LONGEST_NUMBER) String inventoryNumber,
      @Nullable Boolean protectedCarrier,
      @Nullable Boolean working,
      boolean surplus) {
    static DeclarationRequest of(Declaration said) {
      return new DeclarationRequest(
          said.ownerId(),
          said.purchasedOn(),
          said.inventoryNumber(),
          said.protectedCarrier(),
          said.working(),
          said.surplus());
    }

    Declaration declaration() {
      return new Declaration(
          ownerId, purchasedOn, inventoryNumber, protectedCarrier, working, surplus);
    }
  }

  @Get
  @ApiCall(
      fr = "Le matériel, dans l’ordre de son entrée",
      en = "Equipment, in the order in which it was entered")
  Page<EquipmentAnswer> list(
      Person person,
      Paging paging,
      @QueryValue @Nullable @Size(max = 255) String text,
      @QueryValue @Nullable Long siteId,
      @QueryValue @Nullable EquipmentKind kind,
      @QueryValue @Nullable Long ownerId) {
    EquipmentFilter filter =
        new EquipmentFilter(text == null ? "" : text.strip(), siteId, kind, ownerId);
    List<Equipment> found =
        equipment.after(person.scope(), filter, paging.position(), paging.limit() + 1);
    if (found.size() <= paging.limit()) {
      return paging.last(found.stream().map(EquipmentAnswer::of).toList());
    }
    List<Equipment> shown = found.subList(0, paging.limit());
    return paging.then(
        shown.stream().map(EquipmentAnswer::of).toList(), shown.getLast().id(), null);
  }

  @Get("/{label}")
  @ApiCall(
      fr = "Un matériel, par l’identifiant de son étiquette",
      en = "One piece of equipment, by the id on its label")
  EquipmentAnswer piece(Person person, String label) {
    return EquipmentAnswer.of(find(person, label));
  }

  private Equipment find(Person person, String label) {
    return ShortId.parse(label)
        .flatMap(id -> equipment.find(person.scope(), id))
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no equipment " + label + "."));
  }

  @Put("/{label}/declaration")
  @Secured({Roles.ADMINISTRATOR, Roles.TECHNICIAN})
  @ApiCall(
      fr = "Déclare d’un matériel ce qu’il ne dit pas lui-même",
      en = "Declares of a piece of equipment what it does not tell itself")
  EquipmentAnswer declare(Person person, String label, @Valid @Body DeclarationRequest body) {
    equipment.declare(person, find(person, label).id(), body.declaration());
    return piece(person, label);
  }
}
