package fr.regain.console.equipment;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteService;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Owners of equipment, and of what stands on each site, for programs. */
@Controller(ApiRequest.ROOT)
@Secured(Roles.ADMINISTRATOR)
class OwnerApi {
  private final OwnerService owners;
  private final SiteService sites;

  OwnerApi(OwnerService owners, SiteService sites) {
    this.owners = owners;
    this.sites = sites;
  }

  /** An {@link Owner}. */
  @Serdeable
  record OwnerAnswer(long id, String name, OwnerKind kind) {
    static OwnerAnswer of(Owner owner) {
      return new OwnerAnswer(owner.id(), owner.name(), owner.kind());
    }
  }

  /** An owner to enter, or what one is to become. */
  @Serdeable
  record OwnerRequest(@NotBlank @Size(max = 255) String name, OwnerKind kind) {}

  /** Whose is what stands on a site and below; see {@link SiteOwnership}. */
  @Serdeable
  record OwnershipAnswer(long siteId, long ownerId, @Nullable Boolean protectedCarrier) {}

  /** An owner for a site; none: as the site above says. */
  @Serdeable
  record OwnershipRequest(@Nullable Long ownerId, @Nullable Boolean protectedCarrier) {}

  /** How many pieces of equipment got another owner. */
  @Serdeable
  record OwnershipChangeAnswer(int equipmentChanged) {}

  @Get("/owners")
  @ApiCall(fr = "Les propriétaires", en = "The owners")
  Page<OwnerAnswer> list(Paging paging) {
    return paging.slice(owners.all(), OwnerAnswer::of);
  }

  @Post("/owners")
  @Status(HttpStatus.CREATED)
  @ApiCall(fr = "Entre un propriétaire", en = "Enters an owner")
  OwnerAnswer add(Person person, @Valid @Body OwnerRequest body) {
    return OwnerAnswer.of(owners.add(person, body.name(), body.kind()));
  }

  @Put("/owners/{id}")
  @ApiCall(fr = "Change un propriétaire", en = "Changes an owner")
  OwnerAnswer change(Person person, long id, @Valid @Body OwnerRequest body) {
    owners.change(person, id, body.name(), body.kind());
    return owners
        .find(id)
        .map(OwnerAnswer::of)
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no owner number " + id + "."));
  }

  @Get("/site-ownerships")
  @ApiCall(
      fr = "Les sites qui disent à qui est ce qu’ils portent",
      en = "The sites that say whose their equipment is")
  Page<OwnershipAnswer> ownerships(Person person, Paging paging) {
    Map<String, Long> ids =
        sites.tree(person.scope(Role.ADMINISTRATOR)).stream()
            .collect(Collectors.toMap(Site::path, Site::id));
    List<OwnershipAnswer> said = new ArrayList<>();
    for (SiteOwnership ownership : owners.ownerships(person.scope(Role.ADMINISTRATOR))) {
      Long site = ids.get(ownership.path());
      if (site != null) {
        said.add(new OwnershipAnswer(site, ownership.ownerId(), ownership.protectedCarrier()));
      }
    }
    return paging.slice(said, ownership -> ownership);
  }

  @Put("/sites/{id}/ownership")
  @ApiCall(fr = "Dit à qui est ce que porte un site", en = "Says whose the equipment of a site is")
  OwnershipChangeAnswer own(Person person, long id, @Valid @Body OwnershipRequest body) {
    return new OwnershipChangeAnswer(
        owners.setOwnership(person, id, body.ownerId(), body.protectedCarrier()));
  }
}
