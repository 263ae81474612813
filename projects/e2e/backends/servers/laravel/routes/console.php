<?php

use App\Models\User;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Artisan;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Hash;
use Illuminate\Support\Facades\Schema;

Artisan::command('setup {email} {password}', function (string $email, string $password) {
    touch(config('database.connections.sqlite.database'));
    Schema::create('users', function (Blueprint $table) {
        $table->id();
        $table->string('name');
        $table->string('email')->unique();
        $table->string('password');
        $table->rememberToken();
        $table->timestamps();
    });
    // The same columns that `artisan session:table` creates.
    Schema::create('sessions', function (Blueprint $table) {
        $table->string('id')->primary();
        $table->foreignId('user_id')->nullable()->index();
        $table->string('ip_address', 45)->nullable();
        $table->text('user_agent')->nullable();
        $table->text('payload');
        $table->integer('last_activity')->index();
    });
    User::create(['name' => 'Ada', 'email' => $email, 'password' => Hash::make($password)]);
});

// Counts the sessions in which a user is signed in, or ends them all.
Artisan::command('sessions {action}', function (string $action) {
    if ($action === 'end') DB::table('sessions')->delete();
    $this->line(DB::table('sessions')->whereNotNull('user_id')->count());
});
