using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class PublishingFeedsAndWebhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events");

            migrationBuilder.CreateTable(
                name: "episode_download_days",
                columns: table => new
                {
                    episode_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    show_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    downloads = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_episode_download_days", x => new { x.episode_id, x.day });
                    table.CheckConstraint("ck_episode_download_days_downloads", "downloads > 0");
                });

            migrationBuilder.CreateTable(
                name: "episode_listeners",
                columns: table => new
                {
                    episode_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    listener = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_episode_listeners", x => new { x.episode_id, x.day, x.listener });
                });

            migrationBuilder.CreateTable(
                name: "platform_uploads",
                columns: table => new
                {
                    platform = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    used = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_uploads", x => new { x.platform, x.day });
                    table.CheckConstraint("ck_platform_uploads_platform", "platform IN ('Youtube', 'Soundcloud', 'Spotify', 'Apple', 'Amazon', 'Iheart', 'Tunein', 'Deezer', 'Podchaser', 'Audiomack', 'Rss')");
                    table.CheckConstraint("ck_platform_uploads_used", "used >= 0");
                });

            migrationBuilder.CreateTable(
                name: "publishing_jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    platform = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    video_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    tags = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    privacy = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    publish_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    scheduled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    reservation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bytes_sent = table.Column<long>(type: "bigint", nullable: false),
                    bytes_total = table.Column<long>(type: "bigint", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    fence = table.Column<int>(type: "integer", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sealed_session = table.Column<string>(type: "text", nullable: true),
                    asset_version = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    may_have_posted = table.Column<bool>(type: "boolean", nullable: false),
                    post_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    platform_url = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    remark = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    posted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publishing_jobs", x => x.id);
                    table.CheckConstraint("ck_publishing_jobs_at_work", "(slot IS NULL AND lease_until IS NULL) OR (slot IS NOT NULL AND lease_until IS NOT NULL AND state = 'Running')");
                    table.CheckConstraint("ck_publishing_jobs_platform", "platform IN ('Youtube', 'Soundcloud', 'Spotify', 'Apple', 'Amazon', 'Iheart', 'Tunein', 'Deezer', 'Podchaser', 'Audiomack', 'Rss')");
                    table.CheckConstraint("ck_publishing_jobs_privacy", "privacy IN ('Public', 'Unlisted', 'Private')");
                    table.CheckConstraint("ck_publishing_jobs_source", "(asset_url IS NULL AND video_id IS NOT NULL) OR (asset_url IS NOT NULL AND video_id IS NULL)");
                    table.CheckConstraint("ck_publishing_jobs_state", "state IN ('Queued', 'Running', 'Succeeded', 'Failed', 'Cancelled')");
                    table.ForeignKey(
                        name: "fk_publishing_jobs_channels_channel_id",
                        column: x => x.channel_id,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publishing_jobs_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publishing_jobs_users_created_by",
                        column: x => x.created_by,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    podcast_guid = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    author = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    owner_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    categories = table.Column<string>(type: "character varying(183)", maxLength: 183, nullable: false),
                    is_explicit = table.Column<bool>(type: "boolean", nullable: false),
                    type = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    access = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    artwork_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    copyright = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    funding_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    funding_text = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    is_locked = table.Column<bool>(type: "boolean", nullable: false),
                    episode_count = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shows", x => x.id);
                    table.CheckConstraint("ck_shows_access", "access IN ('Public', 'Private', 'Subscription')");
                    table.CheckConstraint("ck_shows_episode_count", "episode_count BETWEEN 0 AND 10000");
                    table.CheckConstraint("ck_shows_type", "type IN ('Episodic', 'Serial')");
                    table.ForeignKey(
                        name: "fk_shows_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stored_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    declared_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    counted_bytes = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    upload_id = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true),
                    object_version = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    upload_expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    check_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_files", x => x.id);
                    table.CheckConstraint("ck_stored_files_content", "state <> 'Stored' OR (content_type IS NOT NULL AND object_version IS NOT NULL AND stored_at IS NOT NULL)");
                    table.CheckConstraint("ck_stored_files_length", "length > 0 AND counted_bytes >= 0");
                    table.CheckConstraint("ck_stored_files_state", "state IN ('Awaiting', 'Stored', 'Deleted')");
                    table.ForeignKey(
                        name: "fk_stored_files_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stored_files_users_created_by",
                        column: x => x.created_by,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    description = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    event_types = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    disabled_reason = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    sealed_secret = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    sealed_former_secret = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    former_secret_ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    failing_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_endpoints", x => x.id);
                    table.CheckConstraint("ck_webhook_endpoints_disabled_reason", "disabled_reason IN ('Member', 'Gone', 'Failing')");
                    table.CheckConstraint("ck_webhook_endpoints_enabled", "state = 'Disabled' OR (sealed_secret IS NOT NULL AND disabled_reason IS NULL AND deleted_at IS NULL)");
                    table.CheckConstraint("ck_webhook_endpoints_position", "position >= 0");
                    table.CheckConstraint("ck_webhook_endpoints_state", "state IN ('Enabled', 'Disabled')");
                    table.ForeignKey(
                        name: "fk_webhook_endpoints_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publishing_attempts",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publishing_attempts", x => new { x.job_id, x.number });
                    table.ForeignKey(
                        name: "fk_publishing_attempts_publishing_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "publishing_jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "episodes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    show_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_guid = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    notes = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true),
                    media_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    media_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    media_bytes = table.Column<long>(type: "bigint", nullable: false),
                    duration_seconds = table.Column<int>(type: "integer", nullable: true),
                    season = table.Column<int>(type: "integer", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: true),
                    type = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    is_explicit = table.Column<bool>(type: "boolean", nullable: false),
                    artwork_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    chapters_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    transcript_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    transcript_format = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_episodes", x => x.id);
                    table.CheckConstraint("ck_episodes_media_bytes", "media_bytes > 0");
                    table.CheckConstraint("ck_episodes_numbers", "duration_seconds > 0 AND season > 0 AND number > 0");
                    table.CheckConstraint("ck_episodes_published", "state <> 'Published' OR published_at IS NOT NULL");
                    table.CheckConstraint("ck_episodes_state", "state IN ('Draft', 'Published', 'Withdrawn')");
                    table.CheckConstraint("ck_episodes_transcript_format", "transcript_format IN ('Vtt', 'Srt', 'Json', 'Html', 'Text')");
                    table.CheckConstraint("ck_episodes_type", "type IN ('Full', 'Trailer', 'Bonus')");
                    table.ForeignKey(
                        name: "fk_episodes_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_episodes_shows_show_id",
                        column: x => x.show_id,
                        principalTable: "shows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "show_listings",
                columns: table => new
                {
                    show_id = table.Column<Guid>(type: "uuid", nullable: false),
                    platform = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    proof = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    page_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    live_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_show_listings", x => new { x.show_id, x.platform });
                    table.CheckConstraint("ck_show_listings_platform", "platform IN ('Youtube', 'Soundcloud', 'Spotify', 'Apple', 'Amazon', 'Iheart', 'Tunein', 'Deezer', 'Podchaser', 'Audiomack', 'Rss')");
                    table.CheckConstraint("ck_show_listings_proof", "proof IN ('Owner', 'Check')");
                    table.CheckConstraint("ck_show_listings_state", "state IN ('NotSubmitted', 'Submitted', 'Live')");
                    table.CheckConstraint("ck_show_listings_when_live", "(state = 'Live' AND proof IS NOT NULL AND page_url IS NOT NULL) OR (state <> 'Live' AND proof IS NULL AND page_url IS NULL)");
                    table.ForeignKey(
                        name: "fk_show_listings_shows_show_id",
                        column: x => x.show_id,
                        principalTable: "shows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "show_subscribers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    show_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_show_subscribers", x => x.id);
                    table.ForeignKey(
                        name: "fk_show_subscribers_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_show_subscribers_shows_show_id",
                        column: x => x.show_id,
                        principalTable: "shows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_show_subscribers_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhook_deliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endpoint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    attempt_count = table.Column<int>(type: "integer", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_deliveries", x => x.id);
                    table.CheckConstraint("ck_webhook_deliveries_due_at", "(state = 'Pending' AND due_at IS NOT NULL) OR (state <> 'Pending' AND due_at IS NULL)");
                    table.CheckConstraint("ck_webhook_deliveries_state", "state IN ('Pending', 'Delivered', 'Failed')");
                    table.ForeignKey(
                        name: "fk_webhook_deliveries_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_webhook_deliveries_webhook_endpoints_endpoint_id",
                        column: x => x.endpoint_id,
                        principalTable: "webhook_endpoints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhook_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    duration_ms = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: true),
                    failure = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    body = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_attempts", x => x.id);
                    table.CheckConstraint("ck_webhook_attempts_failure", "failure IN ('TimedOut', 'Unreachable', 'AddressRefused', 'EventExpired')");
                    table.ForeignKey(
                        name: "fk_webhook_attempts_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_webhook_attempts_webhook_deliveries_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "webhook_deliveries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events",
                sql: "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved', 'VideoAccountConnected', 'VideoAccountDisconnected', 'VideoAccountRejected', 'ChannelConnected', 'ChannelDisconnected', 'ChannelConsentLost', 'WebhookEndpointCreated', 'WebhookEndpointDeleted', 'WebhookSecretRotated', 'PlanCreated', 'PlanChanged', 'PromotionCreated', 'PromotionDeactivated')");

            migrationBuilder.CreateIndex(
                name: "ix_episode_download_days_show_id_day",
                table: "episode_download_days",
                columns: new[] { "show_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_episode_listeners_day",
                table: "episode_listeners",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_episodes_organization_id",
                table: "episodes",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_episodes_show_id_created_at_id",
                table: "episodes",
                columns: new[] { "show_id", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_episodes_show_id_state_published_at_id",
                table: "episodes",
                columns: new[] { "show_id", "state", "published_at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "ux_episodes_guid",
                table: "episodes",
                columns: new[] { "show_id", "item_guid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publishing_jobs_created_by",
                table: "publishing_jobs",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_publishing_jobs_organization_id_created_at_id",
                table: "publishing_jobs",
                columns: new[] { "organization_id", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_publishing_jobs_organization_id_state",
                table: "publishing_jobs",
                columns: new[] { "organization_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_publishing_jobs_queue_of_channel",
                table: "publishing_jobs",
                columns: new[] { "channel_id", "scheduled_at" },
                filter: "state = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "ix_publishing_jobs_queue_of_platform",
                table: "publishing_jobs",
                columns: new[] { "platform", "scheduled_at" },
                filter: "state = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "ux_publishing_jobs_channel_at_work",
                table: "publishing_jobs",
                column: "channel_id",
                unique: true,
                filter: "slot IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_publishing_jobs_slot",
                table: "publishing_jobs",
                columns: new[] { "platform", "slot" },
                unique: true,
                filter: "slot IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_show_subscribers_organization_id",
                table: "show_subscribers",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_show_subscribers_show_id_created_at_id",
                table: "show_subscribers",
                columns: new[] { "show_id", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_show_subscribers_token_hash",
                table: "show_subscribers",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_show_subscribers_user_id",
                table: "show_subscribers",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_shows_organization_id_created_at_id",
                table: "shows",
                columns: new[] { "organization_id", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ux_shows_slug",
                table: "shows",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stored_files_check_due_at",
                table: "stored_files",
                column: "check_due_at",
                filter: "check_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_stored_files_created_by",
                table: "stored_files",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_stored_files_organization_id_created_at_id",
                table: "stored_files",
                columns: new[] { "organization_id", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_attempts_delivery_id_number",
                table: "webhook_attempts",
                columns: new[] { "delivery_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_attempts_organization_id",
                table: "webhook_attempts",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_endpoint_id_due_at",
                table: "webhook_deliveries",
                columns: new[] { "endpoint_id", "due_at" },
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_endpoint_id_event_id",
                table: "webhook_deliveries",
                columns: new[] { "endpoint_id", "event_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_endpoint_id_occurred_at_id",
                table: "webhook_deliveries",
                columns: new[] { "endpoint_id", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_occurred_at",
                table: "webhook_deliveries",
                column: "occurred_at");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_organization_id",
                table: "webhook_deliveries",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_endpoints_organization_id",
                table: "webhook_endpoints",
                column: "organization_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "episode_download_days");

            migrationBuilder.DropTable(
                name: "episode_listeners");

            migrationBuilder.DropTable(
                name: "episodes");

            migrationBuilder.DropTable(
                name: "platform_uploads");

            migrationBuilder.DropTable(
                name: "publishing_attempts");

            migrationBuilder.DropTable(
                name: "show_listings");

            migrationBuilder.DropTable(
                name: "show_subscribers");

            migrationBuilder.DropTable(
                name: "stored_files");

            migrationBuilder.DropTable(
                name: "webhook_attempts");

            migrationBuilder.DropTable(
                name: "publishing_jobs");

            migrationBuilder.DropTable(
                name: "shows");

            migrationBuilder.DropTable(
                name: "webhook_deliveries");

            migrationBuilder.DropTable(
                name: "webhook_endpoints");

            migrationBuilder.DropCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events");

            migrationBuilder.AddCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events",
                sql: "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved', 'VideoAccountConnected', 'VideoAccountDisconnected', 'VideoAccountRejected', 'ChannelConnected', 'ChannelDisconnected', 'ChannelConsentLost', 'PlanCreated', 'PlanChanged', 'PromotionCreated', 'PromotionDeactivated')");
        }
    }
}
