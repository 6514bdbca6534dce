package fr.regain.console.site;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The tree of sites, for programs. */
@Controller(ApiRequest.ROOT + "/sites")
@Secured({Roles.ADMINISTRATOR, Roles.COORDINATOR, Roles.TECHNICIAN, Roles.REFERENT})
class SiteApi {
  private final SiteService sites;

  SiteApi(SiteService sites) {
    this.sites = sites;
  }

  /** See {@link Site}; the parent of the topmost sites that a key may see is absent. */
  @Serdeable
  record SiteAnswer(
      long id,
      @Nullable Long parentId,
      SiteKind kind,
      String name,
      @Nullable String uai,
      Instant createdAt) {
    static SiteAnswer of(Site site) {
      Uai uai = site.uai();
      return new SiteAnswer(
          site.id(),
          site.parentId(),
          site.kind(),
          site.name(),
          uai == null ? null : uai.code(),
          site.createdAt());
    }
  }

  /** A site to enter. */
  @Serdeable
  record NewSiteRequest(
      long parentId, SiteKind kind, @NotBlank @Size(max = 255) String name, @Nullable String uai) {}

  /** Another name for a site. */
  @Serdeable
  record SiteNameRequest(@NotBlank @Size(max = 255) String name) {}

  @Get
  @ApiCall(
      fr = "Les sites de la clé, chacun avant ceux qu’il contient",
      en = "The sites of the key, each before those that it holds")
  Page<SiteAnswer> list(Person person, Paging paging) {
    return paging.slice(sites.tree(person.scope()), SiteAnswer::of);
  }

  @Get("/{id}")
  @ApiCall(fr = "Un site", en = "One site")
  SiteAnswer site(Person person, long id) {
    return sites.find(person.scope(), id).map(SiteAnswer::of).orElseThrow(() -> missing(id));
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Secured(Roles.ADMINISTRATOR)
  @ApiCall(fr = "Entre un site sous un autre", en = "Enters a site below another")
  SiteAnswer create(Person person, @Valid @Body NewSiteRequest body) {
    return SiteAnswer.of(
        sites.create(person, body.parentId(), body.kind(), body.name(), uai(body.uai())));
  }

  private static @Nullable Uai uai(@Nullable String code) {
    try {
      return code == null ? null : new Uai(code);
    } catch (IllegalArgumentException malformed) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, String.valueOf(malformed.getMessage()), malformed);
    }
  }

  @Patch("/{id}")
  @Secured(Roles.ADMINISTRATOR)
  @ApiCall(fr = "Donne un autre nom à un site", en = "Gives a site another name")
  SiteAnswer rename(Person person, long id, @Valid @Body SiteNameRequest body) {
    sites.rename(person, id, body.name());
    return site(person, id);
  }

  private static Problem missing(long id) {
    return new Problem(ProblemCode.NOT_FOUND, "There is no site number " + id + ".");
  }
}
