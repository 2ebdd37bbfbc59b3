CREATE TABLE "group_members" (
	"group_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "group_members_group_id_user_id_pk" PRIMARY KEY("group_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"group_id" uuid,
	"written" text NOT NULL,
	"key" text NOT NULL,
	"sounds" text[] NOT NULL,
	"language" text,
	"disabled" boolean NOT NULL,
	"use_count" integer NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"lexemes" text[] GENERATED ALWAYS AS (tsvector_to_array(to_tsvector('russian'::regconfig, regexp_replace("terms"."written", '([оеёОЕЁ][вВ])(?![а-яёА-ЯЁ])', '\1а', 'g')))) STORED NOT NULL,
	CONSTRAINT "terms_of_user" UNIQUE("user_id","key"),
	CONSTRAINT "terms_of_group" UNIQUE("group_id","key"),
	CONSTRAINT "terms_one_owner" CHECK (num_nonnulls("terms"."user_id", "terms"."group_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "group_members_user" ON "group_members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "groups_name" ON "groups" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "terms_user_used" ON "terms" USING btree ("user_id","last_used_at" DESC NULLS LAST,"created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "terms_group_used" ON "terms" USING btree ("group_id","last_used_at" DESC NULLS LAST,"created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "terms_user_lexemes" ON "terms" USING gin ("user_id","lexemes");--> statement-breakpoint
CREATE INDEX "terms_group_lexemes" ON "terms" USING gin ("group_id","lexemes");