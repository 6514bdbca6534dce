package fr.regain.console.enrolment;

import fr.regain.console.access.Person;
import fr.regain.console.access.Roles;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Enrolment tokens, for programs. */
@Controller(ApiRequest.ROOT + "/enrolment-tokens")
@Secured(Roles.ADMINISTRATOR)
class TokenApi {
  private final TokenService tokens;

  TokenApi(TokenService tokens) {
    this.tokens = tokens;
  }

  /** An {@link EnrolmentToken}; its text is told once, by the call that makes it. */
  @Serdeable
  record TokenAnswer(
      long id,
      String name,
      long siteId,
      Instant createdAt,
      Instant expiresAt,
      int maximumUses,
      int uses,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt,
      @Nullable String text) {
    static TokenAnswer of(EnrolmentToken token, @Nullable String text) {
      return new TokenAnswer(
          token.id(),
          token.name(),
          token.siteId(),
          token.createdAt(),
          token.expiresAt(),
          token.maximumUses(),
          token.uses(),
          token.lastUsedAt(),
          token.revokedAt(),
          text);
    }
  }

  /** A token to make. */
  @Serdeable
  record NewTokenRequest(
      long siteId,
      @NotBlank @Size(max = 255) String name,
      @Min(1) @Max(366) int lifeDays,
      @Min(1) @Max(TokenService.MOST_USES) int maximumUses) {}

  @Get
  @ApiCall(fr = "Les jetons d’enrôlement", en = "The enrolment tokens")
  Page<TokenAnswer> list(
      Person person,
      Paging paging,
      @QueryValue @Nullable @Size(max = 255) String text,
      @QueryValue @Nullable Long siteId,
      @QueryValue @Nullable TokenState state,
      @QueryValue @Nullable TokenSort sort,
      @QueryValue @Nullable Boolean descending) {
    TokenFilter filter = new TokenFilter(text == null ? "" : text.strip(), siteId, state);
    return paging.rows(
        sort == null
            ? new Sort<>(TokenSort.CREATED, true)
            : new Sort<>(sort, Boolean.TRUE.equals(descending)),
        (order, at, size) -> tokens.page(person, filter, order, at, size),
        row -> TokenAnswer.of(row.token(), null));
  }

  @Post
  @Status(HttpStatus.CREATED)
  @ApiCall(
      fr = "Crée un jeton, dont le texte n’est dit qu’ici",
      en = "Makes a token, whose text is told here alone")
  TokenAnswer create(Person person, @Valid @Body NewTokenRequest body) {
    NewToken made =
        tokens.create(
            person,
            body.siteId(),
            body.name(),
            Duration.ofDays(body.lifeDays()),
            body.maximumUses());
    return TokenAnswer.of(made.token(), made.text());
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @ApiCall(
      fr = "Retire un jeton ; les appareils qu’il a admis restent",
      en = "Withdraws a token; the devices that it has admitted stay")
  void revoke(Person person, long id) {
    tokens.revoke(person, id);
  }
}
