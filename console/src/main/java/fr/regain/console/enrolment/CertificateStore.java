package fr.regain.console.enrolment;

import static fr.regain.console.schema.Tables.CERTIFICATE;

import fr.regain.console.gateway.IssuedCertificate;
import fr.regain.console.platform.PlainSql;
import fr.regain.console.schema.tables.records.CertificateRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The table {@code certificate}. */
final class CertificateStore {
  private CertificateStore() {}

  static void insert(DSLContext dsl, UUID deviceId, IssuedCertificate issued, Instant now) {
    dsl.insertInto(CERTIFICATE)
        .set(CERTIFICATE.SERIAL, issued.serial())
        .set(CERTIFICATE.DEVICE_ID, deviceId)
        .set(CERTIFICATE.KEY_HASH, issued.keyHash())
        .set(CERTIFICATE.ISSUED_AT, now.atOffset(ZoneOffset.UTC))
        .set(CERTIFICATE.EXPIRES_AT, issued.expiresAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  static Map<String, CertificateState> find(DSLContext dsl, Collection<String> serials) {
    Map<String, CertificateState> found = new HashMap<>();
    PlainSql.read(
            dsl,
            """
            select serial, device_id, issued_at, expires_at, revoked_at
            from certificate where serial = any(?)\
            """,
            CertificateStore::state,
            (Object) serials.toArray(String[]::new))
        .forEach(state -> found.put(state.serial(), state));
    return found;
  }

  static List<CertificateState> of(DSLContext dsl, UUID deviceId, int most) {
    return dsl.selectFrom(CERTIFICATE)
        .where(CERTIFICATE.DEVICE_ID.eq(deviceId))
        .orderBy(CERTIFICATE.ISSUED_AT.desc(), CERTIFICATE.SERIAL)
        .limit(most)
        .fetch(CertificateStore::state);
  }

  /** The device that has this key in a certificate which still counts. */
  static Optional<UUID> deviceWithKey(DSLContext dsl, String keyHash) {
    return dsl.select(CERTIFICATE.DEVICE_ID)
        .from(CERTIFICATE)
        .where(CERTIFICATE.KEY_HASH.eq(keyHash), CERTIFICATE.REVOKED_AT.isNull())
        .orderBy(CERTIFICATE.ISSUED_AT.desc())
        .limit(1)
        .fetchOptional(CERTIFICATE.DEVICE_ID);
  }

  static int countIssuedSince(DSLContext dsl, UUID deviceId, Instant since) {
    return dsl.fetchCount(
        CERTIFICATE,
        CERTIFICATE
            .DEVICE_ID
            .eq(deviceId)
            .and(CERTIFICATE.ISSUED_AT.ge(since.atOffset(ZoneOffset.UTC))));
  }

  static void revokeAll(DSLContext dsl, UUID deviceId, Instant now) {
    dsl.update(CERTIFICATE)
        .set(CERTIFICATE.REVOKED_AT, now.atOffset(ZoneOffset.UTC))
        .where(CERTIFICATE.DEVICE_ID.eq(deviceId), CERTIFICATE.REVOKED_AT.isNull())
        .execute();
  }

  private static CertificateState state(ResultSet row) throws SQLException {
    return new CertificateState(
        row.getString(1),
        row.getObject(2, UUID.class),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        instant(row.getObject(5, OffsetDateTime.class)));
  }

  private static CertificateState state(CertificateRecord row) {
    return new CertificateState(
        row.getSerial(),
        row.getDeviceId(),
        row.getIssuedAt().toInstant(),
        row.getExpiresAt().toInstant(),
        instant(row.getRevokedAt()));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
