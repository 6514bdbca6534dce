package fr.regain.console.mail;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.ConsoleConfig.MailTls;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Hands mail to the server of the settings (RFC 5321), within bounds of time. */
@Singleton
final class PostOffice {
  private static final String TIMEOUT_MILLIS = "10000";

  /** First digit of the answers that stay the same, however often one asks. */
  private static final int PERMANENT = 5;

  private final ConsoleConfig.Mail config;
  private final Clock clock;

  PostOffice(ConsoleConfig config, Clock clock) {
    this.config = config.mail();
    this.clock = clock;
  }

  /** Whether the settings name a server. */
  boolean isThere() {
    return config.host() != null;
  }

  /** Whether a text is an address that mail can be sent to, and one alone. */
  static boolean isAddress(String text) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      return text.length() <= MailAddresses.LONGEST
          && text.contains("@")
          && text.equals(address.getAddress())
          && text.chars().allMatch(character -> character > ' ' && character < 0x7F);
    } catch (AddressException malformed) {
      return false;
    }
  }

  /** Sends a mail; what comes of it is an answer, never an exception. */
  Posted post(Letter letter) {
    Session session = Session.getInstance(properties());
    try (SMTPTransport transport = new SMTPTransport(session, null)) {
      MimeMessage message = message(session, letter);
      transport.connect(config.host(), config.port(), config.user(), password());
      transport.sendMessage(message, new Address[] {new InternetAddress(letter.to())});
      return new Posted(true, false, transport.getLastServerResponse());
    } catch (MessagingException failed) {
      return new Posted(false, isRefusal(failed), said(failed));
    } catch (IOException unreadable) {
      return new Posted(
          false, false, "The file of console.mail.password-file cannot be read: " + unreadable);
    }
  }

  /** Whether the server refuses the address itself, and for good (RFC 5321, 4.2.1). */
  private static boolean isRefusal(MessagingException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SMTPAddressFailedException address
          && address.getReturnCode() / 100 == PERMANENT) {
        return true;
      }
    }
    return false;
  }

  private static String said(MessagingException failed) {
    StringBuilder said = new StringBuilder(String.valueOf(failed.getMessage()).strip());
    for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
      String more = String.valueOf(cause.getMessage()).strip();
      if (said.indexOf(more) < 0) {
        said.append(" – ").append(more);
      }
    }
    return said.toString();
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    // What the server has taken is sent, however it says goodbye.
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.auth", Boolean.toString(config.user() != null));
    properties.put("mail.smtp.from", from());
    properties.put("mail.smtp.ssl.enable", Boolean.toString(config.tls() == MailTls.TLS));
    boolean upgraded = config.tls() == MailTls.STARTTLS;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(upgraded));
    properties.put("mail.smtp.starttls.required", Boolean.toString(upgraded));
    return properties;
  }

  private String from() {
    return Objects.requireNonNull(config.from(), "the settings were checked");
  }

  /**
   * Absent without a user: with any password at all, the library signs in under a name it finds.
   */
  private @Nullable String password() throws IOException {
    Path file = config.passwordFile();
    return file == null ? null : Files.readString(file).strip();
  }

  private MimeMessage message(Session session, Letter letter) throws MessagingException {
    String utf8 = StandardCharsets.UTF_8.name();
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to()));
    message.setSubject(letter.subject(), utf8);
    message.setSentDate(Date.from(clock.instant()));
    // No machine answers it (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    if (letter.ending() != null) {
      message.setHeader("List-Unsubscribe", "<" + letter.ending() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    if (letter.html() == null) {
      message.setText(letter.text(), utf8);
    } else {
      MimeBodyPart plain = new MimeBodyPart();
      plain.setText(letter.text(), utf8);
      MimeBodyPart html = new MimeBodyPart();
      html.setText(letter.html(), utf8, "html");
      message.setContent(new MimeMultipart("alternative", plain, html));
    }
    message.saveChanges();
    return message;
  }
}
