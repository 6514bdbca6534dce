package fr.regain.console.access;

import fr.regain.console.access.AccountApi.RoleAnswer;
import fr.regain.console.api.ApiCall;
import fr.regain.console.api.Page;
import fr.regain.console.api.Paging;
import fr.regain.console.web.ApiRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * API keys, for programs: to be seen and withdrawn. A key makes no other key, so that one that was
 * lost does not outlive its last day.
 */
@Controller(ApiRequest.ROOT)
class ApiKeyApi {
  private final ApiKeys keys;

  ApiKeyApi(ApiKeys keys) {
    this.keys = keys;
  }

  /** An {@link ApiKey}; {@code madeBy} is absent where it is not known any more. */
  @Serdeable
  record ApiKeyAnswer(
      long id,
      long accountId,
      @Nullable Long madeBy,
      String name,
      String beginning,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable String lastAddress,
      @Nullable Instant revokedAt,
      List<RoleAnswer> roles) {
    static ApiKeyAnswer of(ApiKey key) {
      return new ApiKeyAnswer(
          key.id(),
          key.accountId(),
          key.madeBy() == 0 ? null : key.madeBy(),
          key.name(),
          key.beginning(),
          key.createdAt(),
          key.expiresAt(),
          key.lastUsedAt(),
          key.lastAddress(),
          key.revokedAt(),
          key.grants().stream().map(RoleAnswer::of).toList());
    }
  }

  /** Who acts with the key, and as what at this moment. */
  @Serdeable
  record SelfAnswer(long accountId, String name, List<SelfRoleAnswer> roles) {}

  /** A role of the key; its path is that of the site whose subtree it is. */
  @Serdeable
  record SelfRoleAnswer(Role role, String sitePath) {}

  @Get("/self")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @ApiCall(
      fr = "Qui agit avec cette clé, et ce qu’elle peut en ce moment",
      en = "Who acts with this key, and what it may do at this moment")
  SelfAnswer self(Person person) {
    return new SelfAnswer(
        person.accountId(),
        person.name(),
        person.grants().stream()
            .map(grant -> new SelfRoleAnswer(grant.role(), grant.path()))
            .toList());
  }

  @Get("/api-keys")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @ApiCall(fr = "Les clés de son propre compte", en = "The keys of one’s own account")
  Page<ApiKeyAnswer> own(Person person, Paging paging) {
    return paging.slice(keys.list(person), ApiKeyAnswer::of);
  }

  @Delete("/api-keys/{key}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @ApiCall(fr = "Retire une clé de son propre compte", en = "Withdraws a key of one’s own account")
  void revoke(Person person, long key) {
    keys.revoke(person, key);
  }

  @Get("/accounts/{id}/api-keys")
  @Secured(Roles.ADMINISTRATOR)
  @ApiCall(fr = "Les clés d’un compte", en = "The keys of an account")
  Page<ApiKeyAnswer> ofAccount(Person person, long id, Paging paging) {
    return paging.slice(keys.list(person, id), ApiKeyAnswer::of);
  }

  @Delete("/accounts/{id}/api-keys/{key}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Roles.ADMINISTRATOR)
  @ApiCall(fr = "Retire une clé d’un compte", en = "Withdraws a key of an account")
  void revokeOf(Person person, long id, long key) {
    keys.revoke(person, id, key);
  }
}
