package fr.regain.console.eligibility;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import fr.regain.console.equipment.ShortId;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of equipment as the list shows it. What is not known is null.
 *
 * @param shortId what its label says
 * @param deviceId the device that it is
 * @param hostName what people call that device
 * @param vendor its maker
 * @param model its model
 * @param serialNumber its serial number
 * @param siteName where it is
 * @param ownerName who holds it
 * @param kind what it is
 * @param made between which days it was made
 * @param route the recommended route
 * @param possible all routes that the facts leave open
 * @param reasons what was found
 * @param staysUntil until when it can stay where it is
 */
public record EligibilityRow(
    ShortId shortId,
    @Nullable UUID deviceId,
    @Nullable String hostName,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serialNumber,
    String siteName,
    @Nullable String ownerName,
    EquipmentKind kind,
    Made made,
    Route route,
    Set<Route> possible,
    Set<ReasonCode> reasons,
    @Nullable LocalDate staysUntil) {}
