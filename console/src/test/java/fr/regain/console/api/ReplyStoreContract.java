package fr.regain.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.testing.DatabaseContract;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers that are kept, so that a call happens once. */
abstract class ReplyStoreContract extends DatabaseContract {
  private static final Reply REPLY = new Reply(201, "application/json", "{\"text\":\"un secret\"}");

  private final SecureRandom random = new SecureRandom();

  @Test
  void aCall_beginsOnce_andIsAnsweredFromTheRecord_forADay() {
    ReplyStore replies = new ReplyStore(database, clock);

    assertThat(replies.begin("key", "call")).isEmpty();
    assertThat(replies.begin("key", "other"))
        .hasValueSatisfying(
            before -> {
              assertThat(before.getCallHash()).isEqualTo("call");
              assertThat(before.getStatus()).isNull();
            });
    byte[] sealed = new ReplyCipher("rgk_secret", "key").seal(REPLY, random);
    replies.end("key", 201, sealed);
    assertThat(replies.begin("key", "call"))
        .hasValueSatisfying(before -> assertThat(before.getAnswer()).isEqualTo(sealed));

    clock.advance(ReplyStore.KEPT);
    assertThat(replies.begin("key", "another")).isEqualTo(Optional.empty());
  }

  @Test
  void aCall_thatCameToNothing_mayBeginAgain() {
    ReplyStore replies = new ReplyStore(database, clock);
    replies.begin("key", "call");

    replies.forget("key");

    assertThat(replies.begin("key", "call")).isEmpty();
  }

  @Test
  void anAnswer_opensForWhoAsked_andForNobodyElse() {
    byte[] sealed = new ReplyCipher("rgk_secret", "key").seal(REPLY, random);

    Reply opened = new ReplyCipher("rgk_secret", "key").open(201, sealed);

    assertThat(opened).isEqualTo(REPLY);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("un secret");
    assertThatThrownBy(() -> new ReplyCipher("rgk_other", "key").open(201, sealed))
        .isInstanceOf(IllegalStateException.class);
  }
}
