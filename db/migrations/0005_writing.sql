CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"spoken" text NOT NULL,
	"written" text NOT NULL,
	"key" text NOT NULL,
	"times" integer NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"history_id" uuid,
	"state" text NOT NULL,
	CONSTRAINT "proposals_once" UNIQUE("user_id","key","written")
);
--> statement-breakpoint
CREATE TABLE "site_styles" (
	"user_id" uuid NOT NULL,
	"host" text NOT NULL,
	"style" text NOT NULL,
	CONSTRAINT "site_styles_user_id_host_pk" PRIMARY KEY("user_id","host")
);
--> statement-breakpoint
CREATE TABLE "substitutions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"group_id" uuid,
	"spoken" text NOT NULL,
	"key" text NOT NULL,
	"written" text NOT NULL,
	"disabled" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "substitutions_of_user" UNIQUE("user_id","kind","key"),
	CONSTRAINT "substitutions_of_group" UNIQUE("group_id","kind","key"),
	CONSTRAINT "substitutions_one_owner" CHECK (num_nonnulls("substitutions"."user_id", "substitutions"."group_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "dictations" ADD COLUMN "style" text;--> statement-breakpoint
ALTER TABLE "dictations" ADD COLUMN "changes" jsonb;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_history_id_dictations_id_fk" FOREIGN KEY ("history_id") REFERENCES "public"."dictations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_styles" ADD CONSTRAINT "site_styles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitutions" ADD CONSTRAINT "substitutions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitutions" ADD CONSTRAINT "substitutions_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposals_dictation" ON "proposals" USING btree ("history_id");